import {
  IconClipboardText,
  IconClock,
  IconClockHour3,
  IconCoffee,
  IconDoorEnter,
  IconFileText,
  IconListDetails,
  IconMessage2,
  IconMicrophone,
  IconNote,
  IconRotateClockwise,
  IconSpeakerphone,
  IconSquareDashed,
  IconTargetArrow,
  IconUsersGroup,
  type Icon as TablerIcon,
} from '@tabler/icons-react';
import type { SceneKind } from '../../domain/scenes/registry.ts';

/** The mark of each scene on the desk. */
export const sceneIcons: Readonly<Record<SceneKind, TablerIcon>> = {
  plan: IconListDetails,
  timer: IconClock,
  cards: IconMessage2,
  presentation: IconUsersGroup,
  pause: IconCoffee,
  welcome: IconDoorEnter,
  testcard: IconTargetArrow,
  blank: IconSquareDashed,
  task: IconClipboardText,
  round: IconRotateClockwise,
  speakers: IconMicrophone,
  message: IconSpeakerphone,
  note: IconNote,
  card: IconMessage2,
  clock: IconClockHour3,
  file: IconFileText,
};
