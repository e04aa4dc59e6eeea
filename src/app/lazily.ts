/** A part that others ask for only after everything is built. */
export function lazily<T>(name: string): { get: () => T; set: (value: T) => void } {
  let held: T | undefined;
  return {
    get: () => {
      if (held === undefined) throw new Error(`${name} asked for before it was built`);
      return held;
    },
    set: (value) => {
      held = value;
    },
  };
}
