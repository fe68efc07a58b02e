// Reviews cards by the page's scheduler. Standard input: histories [[[rating, moment], …], …]; standard output:
// after each review [stability, difficulty, due].
import { readFileSync } from "node:fs";
import { reviewed } from "../../frontend/src/review/fsrs.js";

const histories = JSON.parse(readFileSync(0, "utf8"));
const states = histories.map((history) => {
  let card = null;
  return history.map(([rating, moment]) => {
    card = reviewed(card, rating, moment);
    return [card.stability, card.difficulty, card.due];
  });
});
console.log(JSON.stringify(states));
