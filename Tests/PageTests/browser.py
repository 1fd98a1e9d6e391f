"""A browser without a window, driven over its debugging protocol.

Only Python's standard library: the browser is started with --remote-debugging-pipe and spoken to through two
pipes (its descriptors 3 and 4), messages of JSON that end with a zero byte. No socket, no port.

    with Browser() as browser:
        tab = browser.open("report.html", width=1440, height=900)
        tab.evaluate("document.title")
"""

import base64
import json
import os
import queue
import shutil
import subprocess
import sys
import tempfile
import threading
import time

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")

# Puts two pipes where the browser looks for them and becomes the browser.
LAUNCHER = """
import os, sys
first, second = (os.dup(int(name)) for name in sys.argv[1:3])
high = [os.dup(fd) for fd in (first, second)]
while min(high) < 10: high = [os.dup(fd) for fd in high]
os.dup2(high[0], 3); os.dup2(high[1], 4)
os.execvp(sys.argv[3], sys.argv[3:])
"""


def find_browser():
    """The path of a browser, or None where there is none."""
    return os.environ.get("BROWSER_PATH") or next(filter(None, map(shutil.which, NAMES)), None)


class Browser:
    def __init__(self, program=None):
        self.program = program or find_browser()
        if not self.program:
            raise RuntimeError("no browser found: " + ", ".join(NAMES))
        self.profile = tempfile.mkdtemp(prefix="page-browser-")
        self.answers, self.listeners, self.number = {}, {}, 0
        self.lock = threading.Lock()
        self._start()

    def _start(self):
        to_browser, self.out = os.pipe()
        self.back, from_browser = os.pipe()
        flags = ["--headless=new", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe", "--no-first-run",
                 "--disable-extensions", "--disable-background-networking", "--disable-component-update",
                 "--hide-scrollbars", "--force-color-profile=srgb", "--allow-file-access-from-files=false",
                 "--user-data-dir=" + self.profile, "about:blank"]
        command = [sys.executable, "-c", LAUNCHER, str(to_browser), str(from_browser), self.program] + flags
        self.process = subprocess.Popen(command, pass_fds=(to_browser, from_browser), stdin=subprocess.DEVNULL,
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(to_browser)
        os.close(from_browser)
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self):
        rest = b""
        while True:
            piece = os.read(self.back, 1 << 20)
            if not piece:
                return
            parts = (rest + piece).split(b"\0") if b"\0" in piece else None
            if parts is None:
                rest += piece
                continue
            rest = parts.pop()
            for part in parts:
                self._take(json.loads(part))

    def _take(self, message):
        if "id" in message:
            self.answers[message["id"]].put(message)
        else:
            listener = self.listeners.get(message.get("sessionId"))
            if listener:
                listener(message["method"], message.get("params", {}))

    def call(self, method, session=None, timeout=60, **params):
        with self.lock:
            self.number += 1
            number = self.number
            self.answers[number] = queue.Queue()
        message = {"id": number, "method": method, "params": params}
        if session:
            message["sessionId"] = session
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self.out, data):]
        answer = self.answers[number].get(timeout=timeout)
        del self.answers[number]
        if "error" in answer:
            raise RuntimeError(f"{method}: {answer['error'].get('message')}")
        return answer["result"]

    def open(self, path, width=1440, height=900, dark=False, scale=1, mobile=False, fragment=""):
        """Opens a file, or an address of http, in a new tab of a size and waits until it has loaded."""
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        tab = Tab(self, session, target)
        tab.resize(width, height, scale=scale, mobile=mobile)
        tab.set_dark(dark)
        tab.go((path if path.startswith("http://") else "file://" + os.path.abspath(path)) + fragment)
        return tab

    def close(self):
        try:
            self.call("Browser.close", timeout=10)
        except Exception:
            self.process.kill()
        self.process.wait(timeout=20)
        shutil.rmtree(self.profile, ignore_errors=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


class Tab:
    """A page: what it asked of the network and complained about, and hands to touch it with."""

    def __init__(self, browser, session, target):
        self.browser, self.session, self.target = browser, session, target
        self.requests, self.errors, self.loaded = [], [], threading.Event()
        browser.listeners[session] = self._hear
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.call(domain + ".enable")

    def _hear(self, method, params):
        if method == "Network.requestWillBeSent":
            self.requests.append(params["request"]["url"])
        elif method == "Runtime.consoleAPICalled" and params["type"] in ("error", "warning", "assert"):
            self.errors.append(" ".join(str(part.get("value", part.get("description"))) for part in params["args"]))
        elif method == "Runtime.exceptionThrown":
            details = params["exceptionDetails"]
            self.errors.append(details.get("exception", {}).get("description") or details["text"])
        elif method == "Log.entryAdded" and params["entry"]["level"] in ("error", "warning"):
            self.errors.append(params["entry"]["text"])
        elif method == "Page.loadEventFired":
            self.loaded.set()

    def call(self, method, **params):
        return self.browser.call(method, session=self.session, **params)

    def go(self, url, timeout=60):
        self.loaded.clear()
        self.call("Page.navigate", url=url)
        if not self.loaded.wait(timeout):
            raise RuntimeError("the page did not load: " + url)

    def evaluate(self, expression, timeout=120):
        """The value of an expression, awaited; raises what it throws."""
        result = self.browser.call("Runtime.evaluate", session=self.session, timeout=timeout, expression=expression,
                                   awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in result:
            details = result["exceptionDetails"]
            raise RuntimeError(details.get("exception", {}).get("description") or details["text"])
        return result["result"].get("value")

    def wait(self, expression, timeout=30):
        """Waits until an expression is true; says whether it became so."""
        end = time.monotonic() + timeout
        while time.monotonic() < end:
            if self.evaluate(expression):
                return True
            time.sleep(0.02)
        return False

    def resize(self, width, height, scale=1, mobile=False):
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=scale,
                  mobile=mobile)

    def set_dark(self, dark):
        value = "dark" if dark else "light"
        self.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": value}])

    def mouse(self, kind, x, y, **more):
        self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, **more)

    def hover(self, x, y):
        self.mouse("mouseMoved", x, y)

    def click(self, x, y):
        self.hover(x, y)
        for kind in ("mousePressed", "mouseReleased"):
            self.mouse(kind, x, y, button="left", clickCount=1)

    def click_on(self, selector):
        """Clicks the middle of the first element of a selector."""
        box = self.evaluate("(() => { const e = document.querySelector(%s); e.scrollIntoView({block: 'center'});"
                            "const b = e.getBoundingClientRect(); return [b.x + b.width / 2, b.y + b.height / 2] })()"
                            % json.dumps(selector))
        self.click(*box)

    KEYS = {"Enter": 13, "Tab": 9, "Escape": 27, "ArrowLeft": 37, "ArrowUp": 38, "ArrowRight": 39, "ArrowDown": 40}

    def key(self, name, modifiers=0):
        code = self.KEYS.get(name, 0)
        more = {"text": "\r"} if name == "Enter" else {"text": name} if len(name) == 1 else {}
        self.call("Input.dispatchKeyEvent", type="keyDown", key=name, windowsVirtualKeyCode=code,
                  modifiers=modifiers, **more)
        self.call("Input.dispatchKeyEvent", type="keyUp", key=name, windowsVirtualKeyCode=code, modifiers=modifiers)

    def type(self, text):
        self.call("Input.insertText", text=text)

    def screenshot(self, path):
        data = self.call("Page.captureScreenshot", format="png")["data"]
        with open(path, "wb") as file:
            file.write(base64.b64decode(data))

    def pdf(self, timeout=300, **options):
        """The page as it prints."""
        result = self.browser.call("Page.printToPDF", session=self.session, timeout=timeout, printBackground=True,
                                   preferCSSPageSize=True, **options)
        return base64.b64decode(result["data"])

    def close(self):
        self.browser.call("Target.closeTarget", targetId=self.target)
