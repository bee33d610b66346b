;;; test.el --- Asks the language server from Emacs  -*- lexical-binding: t -*-

;; Opens a source and a system in Emacs with the language server, and asks for what an editor shows:
;;   emacs --batch -q -l Editors/emacs/test.el
;; Exits with 1 where something is missing, and with 77 where Eglot is not installed.

(require 'package)
(package-initialize)
(unless (require 'eglot nil t)
  (kill-emacs 77))
(let ((given (getenv "BOARDS_COMMAND")))
  (when given
    (setq boards-command (split-string given " "))))
(load (expand-file-name "boards.el" (file-name-directory load-file-name)) nil t)
(require 'flymake)

(defun check (name holds found)
  (princ (format "%s\n" name))
  (unless holds
    (message "%s failed: %S" name found)
    (kill-emacs 1)))

(defun wait-for (found)
  (let ((rounds 0))
    (while (and (< rounds 300) (not (funcall found)))
      (accept-process-output nil 0.2)
      (setq rounds (1+ rounds)))
    (funcall found)))

(defun diagnostics ()
  (flymake-start)
  (mapcar #'flymake-diagnostic-text (flymake-diagnostics)))

(defun open-with (folder name text)
  (with-temp-file (expand-file-name name folder)
    (insert text))
  (find-file (expand-file-name name folder))
  ;; Eglot connects after a command.
  (run-hooks 'post-command-hook)
  (wait-for #'eglot-current-server)
  (eglot--maybe-activate-editing-mode)
  (flymake-mode 1))

(let ((folder (make-temp-file "boards-emacs" t)))
  (open-with folder "board.dts"
             "/dts-v1/;\n/ {\n\t#address-cells = <1>;\n\t#size-cells = <1>;\n\tuart: serial@9000000 {\n\t\tcompatible = \"arm,pl011\";\n\t\treg = <0x9000000 0x1000>;\n\t\tclocks = <&clck>;\n\t};\n\tclk: clock {\n\t\t#clock-cells = <0>;\n\t};\n};\n&uart {\n};\n")
  (check "mode" (eq major-mode 'boards-dts-mode) major-mode)
  (let ((found (wait-for #'diagnostics)))
    (check "diagnostics" (string-match-p "clck" (or (car found) "")) found))
  (goto-char (point-min))
  (search-forward "&uart")
  (backward-char 2)
  (let ((hover (jsonrpc-request (eglot-current-server) :textDocument/hover (eglot--TextDocumentPositionParams))))
    (check "hover" (string-match-p "0x9000000" (plist-get (plist-get hover :contents) :value)) hover))
  (let ((found (mapcar (lambda (one) (xref-location-line (xref-item-location one))) (xref-backend-definitions 'eglot (xref-backend-identifier-at-point 'eglot)))))
    (check "definition" (equal found '(5)) found))
  (let ((eglot-confirm-server-initiated-edits nil))
    (eglot-rename "console"))
  (check "rename" (and (save-excursion (goto-char (point-min)) (search-forward "\tconsole: serial@9000000" nil t)) (save-excursion (goto-char (point-min)) (search-forward "&console {" nil t))) (buffer-string))
  (open-with folder "board.system" "<system>\n    <memory_region name=\"a\" size=\"0x1000\" />\n    <memory_region name=\"a\" size=\"0x1000\" />\n</system>\n")
  (check "system" (wait-for #'diagnostics) major-mode))
(kill-emacs 0)
