// src/report/look.ts
const same = (text) => text, sgr = (on, off) => (text) => `\u001b[${on}m${text}\u001b[${off}m`, PLAIN_LOOK = {
	bold: same,
	dim: same,
	good: same,
	bad: same,
	warn: same
}, COLOUR_LOOK = {
	bold: sgr(1, 22),
	dim: sgr(2, 22),
	good: sgr(32, 39),
	bad: sgr(31, 39),
	warn: sgr(33, 39)
};
export { PLAIN_LOOK as n, COLOUR_LOOK as t };
