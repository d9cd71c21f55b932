// The token that a form must carry. After a log-in in another tab the one of this page is old; the cookie holds the new one.
export function token() {
  const cookie = document.cookie.match(/(?:^|; )(?:__Host-)?csrftoken=([^;]+)/);
  return cookie ? cookie[1] : document.querySelector('[name="csrfmiddlewaretoken"]')?.value || "";
}
