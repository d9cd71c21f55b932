// Legal's desk: findings while somebody writes, numbered lines, codes to insert, the preview, and nothing lost
// when a session ends. Every page works without it; each part is a module of the folder desk/.
if (document.querySelector("[data-desk]")) import("./desk/checking.js");
