// Every page: the list of what is wrong takes the focus, so that nobody misses it.
(function () {
  "use strict";
  const summary = document.querySelector("[data-focus]");
  if (summary) summary.focus();
})();
