using System.Text.RegularExpressions;
using AgentAssist.Core.Customers.Records;
using AgentAssist.Core.Suggestions.Wording;

namespace AgentAssist.Core.Suggestions.Records;

/// <summary>
/// What a record says, in its own words, about what the customer asks or tells: nothing is concluded, so nothing can be concluded wrongly.
/// A line is found by the words it shares with the turn, the rarer among the records the better, and by what is asked for: a day, a time
/// or an amount.
/// </summary>
/// <param name="Line">The line of the record.</param>
/// <param name="Record">The record.</param>
internal sealed partial record RecordAnswer(RecordLine Line, HistoryRecord Record)
{
    private const double Enough = 1.1;
    private const double KindShare = 0.5;
    private const double AskedFor = 0.6;
    private const double Newer = 0.15;

    // A line is told where so many of its words were said by our side.
    private const double Told = 0.6;

    private const RecordMeaning Overtaken = RecordMeaning.Rescheduled | RecordMeaning.Ended | RecordMeaning.AppointmentKept | RecordMeaning.AppointmentMissed | RecordMeaning.CustomerAbsent
        | RecordMeaning.Delayed | RecordMeaning.Missing | RecordMeaning.Resent | RecordMeaning.Delivered | RecordMeaning.Refused | RecordMeaning.Withdrawn | RecordMeaning.PaymentFailed | RecordMeaning.NotRefunded;

    /// <summary>The line that answers best; null where none surely speaks of it.</summary>
    /// <param name="records">Oldest first.</param>
    /// <param name="said">The stems of what the customer said, with their weights: 1 where this turn says them.</param>
    /// <param name="turn">What the customer said last.</param>
    /// <param name="ours">What our side said in this conversation.</param>
    /// <param name="today">What day it is for the customer.</param>
    public static RecordAnswer? Find(IReadOnlyList<HistoryRecord> records, Dictionary<string, double> said, string turn, string ours, DateOnly today)
    {
        var (asksWhen, asksAmount) = (When().IsMatch(turn), Amount().IsMatch(turn));
        var known = WordStem.Of(ours).ToHashSet(StringComparer.Ordinal);
        var spread = Spread(records, said);
        string[] named = [.. Figure().Matches(turn).Select(match => match.Value).Where(figure => records.Any(record => IsNamed(record, [figure])))];
        RecordAnswer? best = null;
        var most = 0.0;
        for (var i = 0; i < records.Count; i++)
        {
            if (records[i].Is(RecordMeaning.Contacted) || (named.Length > 0 && !IsNamed(records[i], named)))
            {
                continue;
            }

            foreach (var line in RecordLine.Of(records[i].Interaction))
            {
                var (shared, now) = Shared(line, said, spread, records.Count);
                var worth = shared + (asksWhen && (line.NamesDay || line.NamesTime) ? AskedFor : 0) + (asksAmount && line.NamesAmount ? AskedFor : 0);
                var newest = worth + (Newer * i / records.Count);
                if (now > 0 && worth >= Enough && newest > most && !IsTold(line, known) && !IsOvertaken(line, records, i) && !(asksWhen && line.IsPast(today)))
                {
                    (best, most) = (new RecordAnswer(line, records[i]), newest);
                }
            }
        }

        return best is not null && Status().IsMatch(turn) ? Latest(best, records, said, known) : best;
    }

    // Whoever asks where it is wants the last that is known of it.
    private static RecordAnswer Latest(RecordAnswer found, IReadOnlyList<HistoryRecord> records, Dictionary<string, double> said, HashSet<string> known)
    {
        for (var i = records.Count - 1; i >= 0 && found.Record.Reference.Length > 0 && !ReferenceEquals(records[i], found.Record); i--)
        {
            if (records[i].Reference == found.Record.Reference && !records[i].Is(RecordMeaning.Contacted)
                && Array.Find(RecordLine.Of(records[i].Interaction), line => !IsTold(line, known) && !IsOvertaken(line, records, i) && line.Stems.Concat(line.OfKind).Any(said.ContainsKey)) is { } line)
            {
                return new RecordAnswer(line, records[i]);
            }
        }

        return found;
    }

    // In how many records each word stands that was said.
    private static Dictionary<string, int> Spread(IReadOnlyList<HistoryRecord> records, Dictionary<string, double> said)
    {
        var spread = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var record in records)
        {
            foreach (var stem in RecordLine.Of(record.Interaction).SelectMany(line => line.Stems.Concat(line.OfKind)).Distinct(StringComparer.Ordinal))
            {
                if (said.ContainsKey(stem))
                {
                    spread[stem] = spread.GetValueOrDefault(stem) + 1;
                }
            }
        }

        return spread;
    }

    private static (double All, double Now) Shared(RecordLine line, Dictionary<string, double> said, Dictionary<string, int> spread, int records)
    {
        var (all, now) = (0.0, 0.0);
        Add(line.Stems, 1);
        Add(line.OfKind, KindShare);
        return (all, now);

        void Add(string[] stems, double share)
        {
            foreach (var stem in stems)
            {
                if (said.TryGetValue(stem, out var weight))
                {
                    var worth = share * weight * Math.Log(1 + ((double)records / spread[stem])) / Math.Log(1 + records);
                    all += worth;
                    now += weight >= 1 ? worth : 0;
                }
            }
        }
    }

    // Whoever gives a number of one order is not told of another.
    private static bool IsNamed(HistoryRecord record, string[] figures) =>
        Array.Exists(figures, figure => record.Reference.Contains(figure, StringComparison.Ordinal) || record.Interaction.Summary.Contains(figure, StringComparison.Ordinal));

    // A day that was named before something happened to the same matter may hold no more.
    private static bool IsOvertaken(RecordLine line, IReadOnlyList<HistoryRecord> records, int at)
    {
        for (var i = at + 1; i < records.Count && (line.NamesDay || line.NamesTime) && records[at].Reference.Length > 0; i++)
        {
            if (records[i].Reference == records[at].Reference && records[i].Hints(Overtaken))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsTold(RecordLine line, HashSet<string> known) =>
        line.Stems.Count(known.Contains) >= Told * line.Stems.Count(stem => !stem.Any(char.IsDigit)) && known.Count > 0;

    [GeneratedRegex(@"[0-9]{3,}", RegexOptions.CultureInvariant)]
    private static partial Regex Figure();

    [GeneratedRegex(@"\b(when|what time|which time|how long|how soon|what day|which day|what date|still (on|coming|going)|on (mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|today|arrive|deadline|until)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex When();

    [GeneratedRegex(@"\bwhere('s| is|s| are|'re)\b|\bwhat('s| is|s) (going on|happening|happened|the (status|latest|news))\b|\b(any|an) (news|updates?)\b|\bstill (waiting|not|no|nothing|haven'?t|hasn'?t)\b|\b(hasn'?t|haven'?t|never|not) (\w+ )?(come|arrived|received|shown|turned up|here)\b|\bstatus\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Status();

    [GeneratedRegex(@"\b(how much|price|cost|costs|fees?|charge[ds]?|pay|paid|owe|amount|balance|money|refund(ed)?|back)\b|[$£€]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Amount();
}
