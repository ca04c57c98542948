// Reloads the page when another site is shown, and lists what is wrong with the content.
// A classic script without inline styles or markup: the site's security policy stays on.
(function () {
  "use strict";

  var mark = document.querySelector('meta[name="gongkai-site"]');
  var own = mark ? mark.content : "";
  var source = null;
  var latest = 0;
  var panel = null;
  var closed = 0;

  function listen() {
    if (source || document.hidden) {
      return;
    }
    source = new EventSource("/__gongkai/events");
    source.onmessage = function (event) {
      if (event.data === own) {
        ask();
      } else {
        location.reload();
      }
    };
  }

  // browsers open few connections to one server: pages out of sight give theirs back
  function rest() {
    if (source) {
      source.close();
      source = null;
    }
  }

  function ask() {
    fetch("/__gongkai/status").then(function (answer) {
      return answer.json();
    }).then(function (status) {
      if (status.build < latest) {
        return;
      }
      latest = status.build;
      hide();
      if (!status.ok && status.build !== closed) {
        show(status);
      }
    }).catch(function () {
      // the preview has ended; the page stays as it is
    });
  }

  function element(name, style, text) {
    var made = document.createElement(name);
    if (style) {
      made.className = style;
    }
    if (text) {
      made.textContent = text;
    }
    return made;
  }

  function place(problem) {
    var text = problem.file || "整个站点";
    return problem.line ? text + ":" + problem.line + ":" + problem.column : text;
  }

  function entry(problem) {
    var item = element("li", "gongkai-live-problem");
    item.appendChild(element("code", "gongkai-live-place", place(problem)));
    item.appendChild(element("strong", "gongkai-live-title", problem.title));
    item.appendChild(element("p", "", "原因：" + problem.cause));
    item.appendChild(element("p", "", "改法：" + problem.mend));
    if (problem.basis) {
      item.appendChild(element("p", "", "依据：" + problem.basis));
    }
    return item;
  }

  function show(status) {
    panel = element("section");
    panel.id = "gongkai-live";
    panel.setAttribute("role", "alert");
    var head = element("div", "gongkai-live-head");
    head.appendChild(element("h2", "", status.text));
    var button = element("button", "", "关闭");
    button.type = "button";
    button.setAttribute("aria-label", "关闭错误提示");
    button.addEventListener("click", close);
    head.appendChild(button);
    panel.appendChild(head);
    var list = element("ol");
    list.tabIndex = 0;
    list.setAttribute("aria-label", "需要改正的地方");
    status.diagnostics.forEach(function (problem) {
      if (problem.severity === "error" || problem.severity === "leak") {
        list.appendChild(entry(problem));
      }
    });
    if (list.children.length > 0) {
      panel.appendChild(list);
    }
    document.body.appendChild(panel);
  }

  function hide() {
    if (panel) {
      panel.remove();
      panel = null;
    }
  }

  function close() {
    closed = latest;
    hide();
  }

  var styles = element("link");
  styles.rel = "stylesheet";
  styles.href = "/__gongkai/live.css";
  document.head.appendChild(styles);
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && panel) {
      close();
    }
  });
  document.addEventListener("visibilitychange", function () {
    if (document.hidden) {
      rest();
    } else {
      listen();
    }
  });
  window.addEventListener("pagehide", rest);
  window.addEventListener("pageshow", listen);
  listen();
})();
