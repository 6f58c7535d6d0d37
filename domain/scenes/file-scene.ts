import { z } from 'zod';
import { FitSchema, ShowsAsSchema } from '../file-facts.ts';
import { say } from '../words.ts';
import { presentationKicker } from './room-reading.ts';
import { GroupViewSchema } from './scene-parts.ts';
import { sceneRule } from './scene-rule.ts';

/** A file of a presentation: a picture, or one page. The wall asks for the bytes by the hash, and gets no name. */
export const fileScene = sceneRule(
  'file',
  {
    /** "Gruppepresentasjon 2 av 3" */
    kicker: z.string(),
    group: GroupViewSchema.nullable(),
    title: z.string(),
    /** Null where the file is gone or cannot be shown: the words above stand in for it. */
    shown: z
      .strictObject({
        sha256: z.string(),
        showsAs: ShowsAsSchema,
        /** From 1. */
        page: z.int(),
        pages: z.int(),
        fit: FitSchema,
        blank: z.boolean(),
        /** The shape of the picture or first page, so that its place is there before it is. */
        width: z.number().nullable(),
        height: z.number().nullable(),
      })
      .nullable(),
    /** "Side 4 av 12", or empty where there is one. */
    pageText: z.string(),
  },
  (room) => {
    const { file, language } = room;
    const one = room.presentations.find(({ id }) => id === file?.presentationId);
    return {
      kicker: one ? presentationKicker(room, one) : '',
      group: one?.group ? { name: one.group.name, shape: one.group.shape } : null,
      title: one?.title ?? '',
      shown: file && {
        sha256: file.sha256,
        showsAs: file.showsAs,
        page: file.page,
        pages: file.pages,
        fit: file.fit,
        blank: file.blank,
        width: file.width,
        height: file.height,
      },
      pageText: file && file.pages > 1 ? say(language, 'wall.pageOf', { page: file.page, pages: file.pages }) : '',
    };
  },
  (room) => {
    const one = room.presentations.find(({ id }) => id === room.file?.presentationId);
    return one ? presentationKicker(room, one) : room.today?.theme || room.workplace;
  },
);
