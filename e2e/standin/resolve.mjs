let standin = '';

export const initialize = (data) => {
  standin = data.standin;
};

export const resolve = (name, context, next) =>
  name === 'electron' ? { url: standin, shortCircuit: true } : next(name, context);
