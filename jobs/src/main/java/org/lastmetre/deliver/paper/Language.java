package org.lastmetre.deliver.paper;

import java.util.Locale;
import org.lastmetre.contract.Text;

/** In which of its two languages a document speaks. */
public enum Language {
  ZH,
  EN;

  /** The code, as {@code lang} of a page has it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What is said in this language. */
  public String of(Text text) {
    return of(text.zh(), text.en());
  }

  /** What is said in this language. */
  public String of(String zh, String en) {
    return this == ZH ? zh : en;
  }
}
