import { z } from 'zod';
import { rule } from './command-table.ts';
import { IdSchema } from './ids.ts';
import { inBetweenFiles } from './in-between.ts';
import { linkFile } from './presentation-files.ts';
import { onePresentation, withPresentation } from './presentation-rule.ts';
import { refuse } from './refusal.ts';

/** Commands about files that the programme has already. */
export const inBetweenCommands = {
  /**
   * Links a file from the in-between period: the same bytes, no second copy. `fileId` is of the file where it lies now;
   * the link has an id of its own and lasts whatever becomes of that. `name` is the host's, which knows of names.
   */
  'presentation.attach-kept': rule(
    {
      ...onePresentation,
      fileId: IdSchema,
      name: z.string().min(1).max(255).optional(),
      replaces: IdSchema.nullable().optional(),
    },
    true,
    (book, command, context) =>
      withPresentation(book, command, (presentation) => {
        const { sessionId, presentationId, fileId, name, replaces } = command;
        const offered = inBetweenFiles(book, { sessionId, presentationId, groupId: presentation.groupId });
        const kept = offered.find(({ attachment }) => attachment.id === fileId)?.attachment;
        if (!kept) return refuse('FILE_NOT_OFFERED');
        const attachment = { ...kept, id: context.newId(), name: name ?? kept.name, addedAt: context.now };
        return linkFile(presentation, attachment, replaces, context);
      }),
  ),
};
