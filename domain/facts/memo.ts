/** Remembers what a pure function of a key has answered. */
export function memo<Key, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const answers = new Map<Key, { value: Value }>();
  return (key) => {
    let answer = answers.get(key);
    if (answer === undefined) {
      answer = { value: compute(key) };
      answers.set(key, answer);
    }
    return answer.value;
  };
}
