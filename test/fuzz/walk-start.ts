/** When the offices open whose cases are walked. */
export const walkStart = '2021-03-01T09:00:00+08:00';
