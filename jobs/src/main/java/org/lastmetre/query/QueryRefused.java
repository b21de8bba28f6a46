package org.lastmetre.query;

/** A reader's statement is not answered; the message says why and what to do instead. */
public final class QueryRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public QueryRefused(String message) {
    super(message);
  }

  QueryRefused(String message, Throwable cause) {
    super(message, cause);
  }

  /** There is no night to ask yet. */
  public static QueryRefused nothingPublished() {
    return new QueryRefused(
        "Nothing is published yet; ask again after the first night. 尚未发布，请在首次 nightly 之后再查询。");
  }

  /** Drivers and notebooks show this text as it is. */
  @Override
  public String toString() {
    return getMessage();
  }
}
