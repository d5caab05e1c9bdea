/* The door to the search: / or s, or the button in the header, which is put there when scripts run, since without them
 * nothing can be searched. The search itself is loaded when it is first asked for; what is typed until then is kept.
 *
 *   duizhao.search(query, options)   see search-index.js, which takes its place */
(function () {
  "use strict";

  var duizhao = window.duizhao;
  var PARTS = ["text", "index", "found", "form", "dialog"];
  var OF_PAGE = ["lines", "page"]; /* what the page of results needs besides */
  var here = document.currentScript.src;
  var coming = null;

  function put(part) {
    return new Promise(function (done, failed) {
      var script = document.createElement("script");
      script.src = here.replace(/search\.js/, "search-" + part + ".js");
      script.async = false; /* in order */
      script.onload = done;
      script.onerror = function () {
        script.remove();
        failed(new Error(script.src + " could not be read."));
      };
      document.body.append(script);
    });
  }

  /* The whole search, loaded once; what has failed is tried again. */
  function load() {
    var parts = document.querySelector("#dz-search-page") ? PARTS.concat(OF_PAGE) : PARTS;
    coming = coming || Promise.all(parts.map(put));
    coming.catch(function () { coming = null; });
    return coming;
  }

  function make(name, className, parent) {
    var element = document.createElement(name);
    element.className = className;
    if (parent) parent.append(element);
    return element;
  }

  duizhao.search = function (query, options) {
    return load().then(function () { return duizhao.search(query, options); });
  };
  duizhao.search.about = function () {
    return load().then(function () { return duizhao.search.about(); });
  };

  /* A field to type in while the search is on its way. */
  function wait() {
    var dialog = make("dialog", "dz-search", document.body);
    dialog.setAttribute("aria-label", duizhao.label("find.open"));
    var form = make("form", "dz-search__head", dialog); /* Enter leads to the page of results, with or without the rest */
    form.action = new URL("../../search/" + (location.protocol === "file:" ? "index.html" : ""), here).href;
    var field = make("input", "dz-ask__field", form);
    field.type = "search";
    field.name = "q";
    field.setAttribute("aria-label", duizhao.label("find.field"));
    var said = make("p", "dz-ask__status", dialog);
    said.setAttribute("role", "status");
    var composing = false; /* a word is half written: an input method would lose it with its field */
    var loaded = false;

    function give() {
      if (!loaded || composing || !dialog.open) return;
      dialog.close(); /* the focus is again where it was, and the other dialog gives it back to that */
      dialog.remove();
      duizhao.searchDialog(field.value);
    }

    field.addEventListener("compositionstart", function () { composing = true; });
    field.addEventListener("compositionend", function () {
      composing = false;
      setTimeout(give, 0); /* the word is in the field then, in every browser */
    });
    dialog.addEventListener("close", function () { dialog.remove(); });
    dialog.showModal();
    field.focus();
    load().then(function () {
      loaded = true;
      give();
    }).catch(function (error) {
      duizhao.labelInto(said, "find.failed");
      console.error(error);
    });
  }

  function open() {
    var field = document.querySelector("#dz-search-page .dz-ask__field");
    if (field) {
      field.focus();
      field.select();
    } else if (duizhao.searchDialog) duizhao.searchDialog("");
    else if (!document.querySelector("dialog.dz-search")) wait();
  }

  function addButton() {
    var header = document.querySelector(".md-header__inner");
    if (!header || header.querySelector(".dz-search-open")) return;
    var button = make("button", "dz-search-open");
    button.type = "button";
    button.setAttribute("aria-haspopup", "dialog");
    button.setAttribute("aria-keyshortcuts", "/ s");
    button.setAttribute("aria-label", duizhao.label("find.open"));
    button.innerHTML = '<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M11 7a4 4 0 1 1-8 0 4 4 0 0 1 8 0m-1.200 2.800l4 4"/></svg>';
    duizhao.labelInto(make("span", "dz-search-open__words", button), "find.open");
    make("kbd", "dz-search-open__key", button).textContent = "/";
    button.addEventListener("click", open);
    header.insertBefore(button, header.querySelector('[data-md-component="palette"]'));
  }

  function arrive() {
    if (document.querySelector("#dz-search-page")) load();
  }

  duizhao.keys.add("/", "find.open", open);
  duizhao.keys.add("s", "find.open", open);
  addButton();
  if (window.document$) window.document$.subscribe(arrive);
  else arrive();
})();
