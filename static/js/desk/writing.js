// Writing into a field in the place of its user, so that the browser's own undo takes it back.
export function write(control, words) {
  control.focus();
  const command = words ? "insertText" : "delete";
  // The old command is the only one that keeps the undo.
  if (document.execCommand(command, false, words)) return;
  control.setRangeText(words, control.selectionStart, control.selectionEnd, "end");
  control.dispatchEvent(new Event("input", { bubbles: true }));
}
// Puts another text in the place of the one that is there, and touches only what differs.
export function rewrite(control, words) {
  const now = control.value;
  let start = 0;
  while (start < now.length && now[start] === words[start]) start += 1;
  let end = 0;
  while (end < Math.min(now.length, words.length) - start && now.at(-1 - end) === words.at(-1 - end)) end += 1;
  control.focus();
  control.setSelectionRange(start, now.length - end);
  write(control, words.slice(start, words.length - end));
}
