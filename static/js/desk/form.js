// The form of the desk: its parts, what is asked of the server about it, and whether somebody has typed.
import { end, learn } from "../session.js";
import { token } from "../token.js";

export const bar = document.querySelector("[data-desk]");
export const form = bar.closest("form");
export const LOGGED_OUT = "You are logged out. Log in again: what you typed is kept.";
export const typing = { isTouched: false };

export function make(tag, className, words) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (words) element.textContent = words;
  return element;
}

export function refreshToken() {
  form.elements.csrfmiddlewaretoken.value = token();
}
// Sends the form as it stands, with a few fields set otherwise. Raises an Error whose message is for the reader.
export async function ask(url, trouble, { signal, also = {} } = {}) {
  refreshToken();
  const sent = new FormData(form);
  for (const [name, value] of Object.entries(also)) sent.set(name, value);
  const answer = await fetch(url, { method: "POST", body: sent, signal });
  if (answer.redirected || answer.status === 403) {
    end();
    throw new Error(LOGGED_OUT);
  }
  if (!answer.ok) throw new Error(trouble);
  learn(answer);
  return answer;
}
