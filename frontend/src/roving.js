// One tab stop for a group of many small buttons; the arrow keys move within it.

/** Makes `group`, which holds `buttons`, a single tab stop. */
export function roving(group, buttons) {
  const stop = (wanted) => buttons.forEach((button) => (button.tabIndex = button === wanted ? 0 : -1));
  stop(buttons[0]);
  group.addEventListener("focusin", (event) => buttons.includes(event.target) && stop(event.target));
  group.addEventListener("keydown", (event) => {
    const at = buttons.indexOf(event.target);
    const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (at < 0 || !buttons[to]) return;
    event.preventDefault();
    buttons[to].focus();
  });
}
