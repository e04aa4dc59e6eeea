// Comfort only: every page works without this file.
(function () {
  'use strict';

  var storageKey = 'dingfen-single-keys';

  function areSingleKeysOn() {
    try {
      return window.localStorage.getItem(storageKey) !== 'off';
    } catch (error) {
      return true;
    }
  }

  function focusSummary(root) {
    var summary = root.querySelector('[data-focus]');
    if (summary) summary.focus();
  }

  // A link to a field also puts the cursor there.
  document.addEventListener('click', function (event) {
    var link = event.target.closest ? event.target.closest('.error-summary a') : null;
    if (!link) return;
    var field = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!field) return;
    event.preventDefault();
    field.focus();
    (field.closest('.field') || field).scrollIntoView({ block: 'start' });
  });

  // One submission per page shown; the idempotency key on the server is what really counts.
  document.addEventListener('submit', function (event) {
    var form = event.target;
    if (!form.hasAttribute('data-once')) return;
    if (form.dataset.sent === '1') {
      event.preventDefault();
      return;
    }
    form.dataset.sent = '1';
    form.querySelectorAll('.form-bar button').forEach(function (button) {
      button.setAttribute('aria-disabled', 'true');
    });
  });
  window.addEventListener('pageshow', function () {
    document.querySelectorAll('form[data-once]').forEach(function (form) {
      delete form.dataset.sent;
      form.querySelectorAll('[aria-disabled]').forEach(function (button) {
        button.removeAttribute('aria-disabled');
      });
    });
  });

  function isTyping(target) {
    return /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || target.isContentEditable;
  }

  function moveRow(step) {
    var rows = Array.prototype.slice.call(document.querySelectorAll('.table tbody tr'));
    if (rows.length === 0) return;
    var current = rows.findIndex(function (row) {
      return row.classList.contains('is-current');
    });
    var next = Math.max(0, Math.min(rows.length - 1, current + step));
    rows.forEach(function (row, index) {
      row.classList.toggle('is-current', index === next);
    });
    rows[next].scrollIntoView({ block: 'nearest' });
    var link = rows[next].querySelector('a');
    if (link) link.focus({ preventScroll: true });
  }

  document.addEventListener('keydown', function (event) {
    if (event.isComposing) return;
    if (event.ctrlKey && event.key === 'Enter') {
      var form = event.target.closest ? event.target.closest('form[data-once]') : null;
      if (form) form.requestSubmit();
      return;
    }
    if (event.altKey && !event.ctrlKey && event.code === 'KeyN') {
      event.preventDefault();
      window.location.assign('/cases/new');
      return;
    }
    if (event.altKey || event.ctrlKey || event.metaKey || isTyping(event.target) || !areSingleKeysOn()) return;
    if (event.key === '/') {
      var search = document.getElementById('top-search');
      if (search) {
        event.preventDefault();
        search.focus();
      }
    }
    if (event.key === 'j') moveRow(1);
    if (event.key === 'k') moveRow(-1);
  });

  function offerSwitch() {
    var label = document.querySelector('[data-shortcut-switch]');
    if (!label) return;
    var box = label.querySelector('input');
    label.hidden = false;
    box.checked = areSingleKeysOn();
    box.addEventListener('change', function () {
      try {
        window.localStorage.setItem(storageKey, box.checked ? 'on' : 'off');
      } catch (error) {
        label.hidden = true;
      }
    });
  }

  focusSummary(document);
  offerSwitch();
})();
