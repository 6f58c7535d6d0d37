import { z } from 'zod';

// Zod compiles its checks with `eval` unless told not to, and the page's policy allows none. It looks as soon as the
// first schema is made, so this must come before every module that makes one: see the build's own group for it.
z.config({ jitless: true });
