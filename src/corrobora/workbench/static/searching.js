// The key "/" leads to the field for words, but for whoever is writing elsewhere.
"use strict";

const field = document.getElementById("q");

document.addEventListener("keydown", (event) => {
  const at = event.target;
  const writes = at instanceof HTMLElement && (at.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(at.tagName));
  if (field === null || event.key !== "/" || writes || event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  event.preventDefault();
  field.focus();
  field.select();
});
