/** How long a test waits for work in the background: only what hangs takes so long, however busy the machine is. */
export const untilHung = 240_000;
