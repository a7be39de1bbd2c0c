// fetch tells nothing of what has gone up so far: a message with files goes by the older way, and answers like fetch.

const BODILESS = [204, 205, 304];

export function uploading(progress) {
  return (address, { method, headers, body, signal }) =>
    new Promise((answer, fail) => {
      const request = new XMLHttpRequest();
      request.open(method, address);
      Object.entries(headers).forEach(([name, value]) => request.setRequestHeader(name, value));
      request.upload.onprogress = ({ loaded, total }) => progress(total ? loaded / total : 0);
      request.onload = () => answer(response(request));
      request.onerror = () => fail(new TypeError("there is no connection"));
      request.onabort = () => fail(new DOMException("stopped", "AbortError"));
      signal?.addEventListener("abort", () => request.abort());
      progress(0);
      request.send(body);
    });
}

function response({ status, statusText, responseText }) {
  return new Response(BODILESS.includes(status) ? null : responseText, { status, statusText });
}
