// Forms that a passkey fills in: the browser asks for it when the form is sent, and what it gives goes with the form.
// `webauthnJSON` comes with the account library and turns what the server and the browser say into each other's words.
const trouble = document.getElementById("passkey-trouble");

async function options(form) {
  if (form.dataset.passkey !== "log-in") return JSON.parse(document.getElementById("passkey-data").textContent);
  const answer = await fetch(form.action, { headers: { Accept: "application/json", "X-Requested-With": "XMLHttpRequest" } });
  if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
  return answer.json();
}

async function passkey(form) {
  const asked = await options(form);
  if (form.dataset.passkey !== "add") return window.webauthnJSON.get(asked.request_options);
  // Kept in the key itself and opened by a finger, a face or a PIN: so it lets one in without a password.
  const selection = asked.creation_options.publicKey.authenticatorSelection;
  Object.assign(selection, { residentKey: "required", requireResidentKey: true, userVerification: "required" });
  return window.webauthnJSON.create(asked.creation_options);
}

async function send(event) {
  event.preventDefault();
  const form = event.target;
  trouble.hidden = true;
  try {
    form.elements.namedItem("credential").value = JSON.stringify(await passkey(form));
    form.submit();
  } catch (error) {
    trouble.hidden = false;
  }
}

if ("PublicKeyCredential" in window) {
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.addEventListener("submit", send);
    if (form.dataset.passkey !== "log-in") form.hidden = false; // its button stands elsewhere
  }
  for (const button of document.querySelectorAll("[data-passkey-button]")) {
    button.addEventListener("click", () => document.getElementById(button.dataset.passkeyButton).requestSubmit());
    button.hidden = false;
  }
}
