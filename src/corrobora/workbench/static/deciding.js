"use strict";
// Keys for a queue of claims, where they choose a decision, and of pairs, where they answer at once. Everything they do, the page's own links and buttons do without this file.
(() => {
  const choose = { a: "accept", r: "reject", c: "correct", u: "unsure" };
  const form = document.getElementById("decide");
  const keys = document.getElementById("keys");
  const said = document.getElementById("said");
  const open = document.getElementById("keys-open");
  const letters = (place) =>
    place.closest("textarea, select, dialog") !== null ||
    (place instanceof HTMLInputElement && place.type !== "radio");

  const choice = (decision) => {
    const answer = form.querySelector(`button[name="decision"][value="${decision}"]`);
    if (answer !== null) {
      answer.click();
      return;
    }
    const radio = form.querySelector(`input[name="decision"][value="${decision}"]`);
    if (radio === null) {
      return;
    }
    radio.checked = true;
    const first = decision === "correct" ? form.querySelector(".correction select, .correction input") : form.querySelector('input[name="why"]');
    first.focus();
    tell(said.dataset[decision]);
  };
  const tell = (words) => {
    said.textContent = words;
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat || letters(event.target)) {
      return;
    }
    const step = { j: "next", k: "back" }[event.key];
    if (event.key in choose && form !== null) {
      choice(choose[event.key]);
    } else if (step !== undefined && document.getElementById(step) !== null) {
      document.getElementById(step).click();
    } else if (event.key === "z" && document.getElementById("undo") !== null) {
      document.getElementById("undo").requestSubmit();
    } else if (event.key === "?" && keys !== null) {
      keys.showModal();
    } else {
      return;
    }
    event.preventDefault();
  });

  if (keys !== null && open !== null) {
    open.parentElement.hidden = false;
    open.addEventListener("click", () => keys.showModal());
  }
  // a live region is read out when its words change, not when a page comes with them
  if (said.textContent.trim() !== "") {
    const words = [...said.childNodes];
    said.replaceChildren();
    window.setTimeout(() => said.replaceChildren(...words), 150);
  }
  const heading = document.querySelector("#claim-is, #pair-is");
  if (heading !== null && document.querySelector('[role="alert"]') === null) {
    heading.focus({ preventScroll: true });
  }
})();
