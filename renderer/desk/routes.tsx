import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import type { WordKey } from '../../domain/words.ts';

/** The desk's screens by the first part of their address. */
export const ROUTES = [
  '/',
  '/programme',
  '/groups',
  '/plan',
  '/run',
  '/coursework',
  '/after',
  '/print',
  '/history',
] as const;
/** One of the desk's screens. */
export type Route = (typeof ROUTES)[number];

/** The screen that an address leads to: `/print/plan` is `/print`; what is unknown is the start. */
export function routeOf(location: string): Route {
  return ROUTES.find((route) => route !== '/' && (location === route || location.startsWith(`${route}/`))) ?? '/';
}

/** Screens of an open session in the order of the work, as the bar offers them. */
export const WORK_ROUTES = [
  { route: '/plan', word: 'desk.plan' },
  { route: '/run', word: 'desk.run' },
  { route: '/coursework', word: 'desk.coursework' },
  { route: '/after', word: 'desk.after' },
] as const satisfies readonly { route: Route; word: WordKey }[];

/** Each screen is fetched when it is first opened. */
export const screens: Readonly<Record<Route, LazyExoticComponent<ComponentType>>> = {
  '/': lazy(() => import('./StartPage.tsx').then((page) => ({ default: page.StartPage }))),
  '/programme': lazy(() =>
    import('../programme/ProgrammeScreen.tsx').then((room) => ({ default: room.ProgrammeScreen })),
  ),
  '/groups': lazy(() => import('../groups/GroupsScreen.tsx').then((room) => ({ default: room.GroupsScreen }))),
  '/plan': lazy(() => import('./PlanPage.tsx')),
  '/run': lazy(() => import('./RunPage.tsx')),
  '/coursework': lazy(() => import('./CourseworkPage.tsx')),
  '/after': lazy(() => import('../after/AfterScreen.tsx').then((room) => ({ default: room.AfterScreen }))),
  '/history': lazy(() => import('../history/HistoryScreen.tsx').then((room) => ({ default: room.HistoryScreen }))),
  '/print': lazy(() => import('../print/PrintScreen.tsx').then((room) => ({ default: room.PrintScreen }))),
};
