// What a page may do beside the tag: the events bubble, so one listener hears every element of the family.
const status = document.querySelector('[role=status]');

document.addEventListener('hh-ready', ({ detail }) => {
  status.textContent = `已显示 ${detail.projectId}`;
});
document.addEventListener('hh-error', ({ detail }) => {
  status.textContent = `没有读到，链接还在（${detail.code}）`;
});
