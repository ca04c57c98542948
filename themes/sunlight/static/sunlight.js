/* sunlight: text size and reading aloud. Everything can be read and found without it;
   it asks nothing of any server and works from a local folder. */
(function () {
  "use strict";
  var root = document.documentElement;

  function element(tag, text, parent) {
    var node = document.createElement(tag);
    if (text) { node.textContent = text; }
    if (parent) { parent.appendChild(node); }
    return node;
  }

  function button(text, parent, action) {
    var node = element("button", text, parent);
    node.type = "button";
    node.addEventListener("click", action);
    return node;
  }

  /* Text size: three steps, remembered where the browser allows it. */
  var KEY = "sunlight-text-size";
  var SIZES = [["standard", "标准"], ["large", "大"], ["largest", "特大"]];

  function remembered() {
    try { return window.localStorage.getItem(KEY); } catch (e) { return null; }
  }

  function remember(size) {
    try { window.localStorage.setItem(KEY, size); } catch (e) { /* not kept */ }
  }

  function known(size) {
    return SIZES.some(function (s) { return s[0] === size; }) ? size : "standard";
  }

  function textSize(place) {
    var buttons = [];
    function apply(size) {
      if (size === "standard") { root.removeAttribute("data-text-size"); } else { root.setAttribute("data-text-size", size); }
      buttons.forEach(function (b) { b.node.setAttribute("aria-pressed", String(b.size === size)); });
    }
    if (place) {
      place.setAttribute("role", "group");
      place.setAttribute("aria-label", "字号");
      element("span", "字号", place).setAttribute("aria-hidden", "true");
      SIZES.forEach(function (s) {
        buttons.push({ size: s[0], node: button(s[1], place, function () { apply(s[0]); remember(s[0]); }) });
      });
    }
    apply(known(remembered()));
  }

  /* Reading aloud: block by block, in pieces short enough for every voice. */
  var BLOCKS = "h1,h2,h3,h4,h5,h6,p,li,dt,dd,tr,blockquote";

  function words(node) {
    if (node.tagName !== "TR") { return node.textContent; }
    return [].map.call(node.cells, function (cell) {
      var items = cell.querySelectorAll("li");
      return items.length ? [].map.call(items, function (item) { return item.textContent; }).join("、") : cell.textContent.trim();
    }).join(node.cells.length > 2 ? "，" : "：");
  }

  function pieces(article) {
    var list = [];
    [].forEach.call(article.querySelectorAll(BLOCKS), function (node) {
      if (node.closest("nav,.tools,.twin,.page-head") || node.parentElement.closest("tr")) { return; }
      if (node.tagName !== "TR" && node.querySelector(BLOCKS)) { return; }
      var text = words(node).replace(/\s+/g, " ").trim();
      (text.match(/[^。！？；]{1,120}[。！？；]?/g) || []).forEach(function (part) {
        list.push({ node: node, text: part });
      });
    });
    return list;
  }

  function readAloud(article, place) {
    var speech = window.speechSynthesis;
    if (!speech || !window.SpeechSynthesisUtterance) { return; }
    var queue = [], at = 0, turn = 0, state = "idle", marked = null;
    var play, stop;

    function mark(node) {
      if (marked) { marked.classList.remove("reading"); }
      marked = node;
      if (marked) { marked.classList.add("reading"); }
    }

    function show(next) {
      state = next;
      play.textContent = { idle: "朗读本页", reading: "暂停朗读", paused: "继续朗读" }[state];
      stop.hidden = state === "idle";
    }

    function halt() {
      turn += 1;
      speech.cancel();
    }

    function finish() {
      halt();
      mark(null);
      at = 0;
      show("idle");
    }

    function step() {
      if (at >= queue.length) { finish(); return; }
      var mine = turn;
      var voice = new window.SpeechSynthesisUtterance(queue[at].text);
      voice.lang = "zh-CN";
      voice.rate = 0.9;
      voice.onend = function () { if (mine === turn) { at += 1; step(); } };
      voice.onerror = function () { if (mine === turn) { finish(); } };
      mark(queue[at].node);
      speech.speak(voice);
    }

    play = button("朗读本页", place, function () {
      if (state === "reading") { halt(); show("paused"); return; }
      if (state === "idle") { queue = pieces(article); at = 0; }
      halt();
      show("reading");
      step();
    });
    stop = button("停止朗读", place, function () { finish(); play.focus(); });
    show("idle");
    window.addEventListener("pagehide", halt);
  }

  function pageTools() {
    var article = document.querySelector("[data-read]");
    var place = document.querySelector("[data-page-tools]");
    if (!article || !place) { return; }
    place.setAttribute("role", "group");
    place.setAttribute("aria-label", "朗读和打印");
    readAloud(article, place);
    button("打印本页", place, function () { window.print(); });
  }

  /* The sections stand open on a wide screen where styles cannot open them. */
  function menu() {
    var node = document.querySelector(".menu");
    if (!node || (window.CSS && CSS.supports && CSS.supports("selector(::details-content)"))) { return; }
    if (window.matchMedia("(min-width: 60em)").matches) {
      node.open = true;
      node.classList.add("wide");
    }
  }

  /* A region that does not scroll needs no stop of its own; one that does gets it. */
  function regions() {
    [].forEach.call(document.querySelectorAll(".scroll,.table-scroll,.prose pre"), function (node) {
      if (node.scrollWidth > node.clientWidth) { node.setAttribute("tabindex", "0"); } else { node.removeAttribute("tabindex"); }
    });
  }

  textSize(document.querySelector("[data-text-size]"));
  pageTools();
  menu();
  regions();
  window.addEventListener("resize", regions);
}());
