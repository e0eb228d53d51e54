/** Waits in Node for something outside the browser; what is on a page is waited for by Playwright. */
export const until = async (
  holds: () => boolean | Promise<boolean>,
  what: string,
  timeoutMs = 10_000,
  stepMs = 50,
): Promise<void> => {
  const end = performance.now() + timeoutMs;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`waited ${timeoutMs} ms in vain for ${what}`);
    await sleep(stepMs);
  }
};

export const sleep = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
