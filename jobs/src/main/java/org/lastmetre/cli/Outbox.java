package org.lastmetre.cli;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.lang3.StringUtils;
import org.lastmetre.contract.FreeText;
import org.lastmetre.deliver.Returns;
import org.lastmetre.ops.Night;
import org.lastmetre.policy.Jurisdiction;

/**
 * Sends the return envelopes after a night. Where that fails, the night is as good as it was: it is
 * told and stands in the log.
 *
 * @param days the day of the night, by jurisdiction
 */
record Outbox(Returns returns, List<Jurisdiction> jurisdictions, Map<String, LocalDate> days) {

  /**
   * Sends them; those that stand from a night with the same data stay as they are.
   *
   * @param state how the night ended
   * @return what the operator is told, line by line
   */
  List<String> send(Night.State state) {
    long senders = 0;
    List<String> failures = new ArrayList<>();
    for (Jurisdiction jurisdiction : jurisdictions) {
      try {
        LocalDate day = days.get(jurisdiction.policy().jurisdiction());
        long standing = state == Night.State.UNCHANGED ? returns.standing(jurisdiction, day) : 0;
        senders += standing > 0 ? standing : returns.write(jurisdiction, day);
      } catch (IOException e) {
        Logs.error(e);
        failures.add(
            "No envelopes in %s/returns: let the account that runs the job write it. 退件写不进去：请给运行账号写权限。"
                .formatted(jurisdiction.folder()));
      } catch (RuntimeException e) {
        Logs.error(e);
        failures.add(
            "No envelopes for %s: %s; the log tells more. 退件没有写成，详见日志。"
                .formatted(
                    jurisdiction.policy().jurisdiction(),
                    FreeText.masked(StringUtils.substringBefore(e.getMessage(), "\n"))));
      }
    }
    List<String> told = new ArrayList<>();
    told.add(
        "return envelopes 退件: %,d senders 个单位，见 <source>/<county>/returns/".formatted(senders));
    told.addAll(failures);
    return told;
  }
}
