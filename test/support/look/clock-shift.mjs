// @ts-check
// Loaded before the command line: its clock then shows the instant in SAMLING_LOOK_NOW (epoch ms) and goes on from there.
const shift = Number(process.env.SAMLING_LOOK_NOW) - Date.now();
const now = Date.now;
if (Number.isFinite(shift)) Date.now = () => now() + shift;
