// Seconds that a question was in front of the learner: a page in the background does not count.

export function stopwatch(now = () => performance.now()) {
  let gathered = 0;
  let since = document.hidden ? null : now();
  const settle = () => {
    if (since !== null) gathered += now() - since;
    since = document.hidden ? null : now();
  };
  document.addEventListener("visibilitychange", settle);
  return {
    seconds() {
      settle();
      return Math.round(gathered / 100) / 10;
    },
    stop() {
      document.removeEventListener("visibilitychange", settle);
    },
  };
}

/** "12 min 5 s". */
export function timeOf(seconds) {
  const whole = Math.round(seconds);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
