/* Once an entry is sent, going back leads to its confirmation and not to a page that would send it again. */
for (const form of document.querySelectorAll('[data-sent-by]'))
  form.addEventListener('submit', ({ submitter }) => {
    if (submitter?.value !== form.dataset.sentBy) return;
    const back = new URL(form.getAttribute('action'), location.href);
    back.searchParams.set('sent', form.querySelector('[name="_key"]').value);
    // Which form it was, for an answer that is not recorded in the end.
    for (const name of ['target', 'framework', 'file']) {
      const field = form.querySelector(`[name="_${name}"]`);
      if (field) back.searchParams.set(name, field.value);
    }
    history.replaceState(null, '', back);
  });
