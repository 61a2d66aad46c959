/** Every text that the page says by itself, by feature. What takes values is a function. */
export const text = {
  app: {
    name: "SQL Chat",
  },
};
