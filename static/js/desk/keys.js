// Proposes the key of a new thing from its title, until somebody types a key himself.
import { form } from "./form.js";

const LONGEST = 40;

function proposed(title, joiner) {
  const words = title.normalize("NFD").replace(/[\u0300-\u036f’']/g, "").toLowerCase().match(/[a-z0-9]+/g) || [];
  while (words.length && /^[0-9]/.test(words[0])) words.shift(); // a key begins with a letter
  let key = "";
  for (const word of words) {
    const longer = key ? `${key}${joiner}${word}` : word;
    if (longer.length > LONGEST) break;
    key = longer;
  }
  return key;
}

form.addEventListener("input", function (event) {
  const title = event.target;
  const [, prefix, name] = title.name?.match(/^(.*?-\d+-)?(\w+)$/) || [];
  if (!name) return;
  const key = form.elements[`${prefix || ""}key`];
  if (!key || key === title || key.dataset.keyFrom !== name) return;
  if (key.value && key.value !== key.dataset.proposed) return;
  key.value = key.dataset.proposed = proposed(title.value, key.dataset.keyJoiner).slice(0, key.maxLength > 0 ? key.maxLength : LONGEST);
});
