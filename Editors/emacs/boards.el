;;; boards.el --- The language server of Boards in Emacs  -*- lexical-binding: t -*-

;; Sets the modes of devicetree sources and Microkit system descriptions, and makes Eglot start the server for them. In the init file:
;;   (load "/path/to/boards.el")
;; The server may be another command, such as a local tool of .NET:
;;   (setq boards-command '("dotnet" "boards" "lsp"))

(defvar boards-command '("boards" "lsp")
  "The command of the language server.")

(define-derived-mode boards-dts-mode c-mode "Devicetree"
  "Mode for devicetree sources."
  (setq-local comment-start "/* " comment-end " */" indent-tabs-mode t tab-width 8))

(define-derived-mode boards-system-mode nxml-mode "Microkit system"
  "Mode for Microkit system descriptions.")

(add-to-list 'auto-mode-alist '("\\.dts[io]?\\'" . boards-dts-mode))
(add-to-list 'auto-mode-alist '("\\.system\\'" . boards-system-mode))
(add-hook 'boards-dts-mode-hook #'eglot-ensure)
(add-hook 'boards-system-mode-hook #'eglot-ensure)

(with-eval-after-load 'eglot
  (add-to-list 'eglot-server-programs
               (cons '((boards-dts-mode :language-id "dts") (boards-system-mode :language-id "microkit-system"))
                     (lambda (&rest _) boards-command))))

(provide 'boards)
;;; boards.el ends here
