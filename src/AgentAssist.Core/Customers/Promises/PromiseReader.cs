using AgentAssist.V1;

namespace AgentAssist.Core.Customers.Promises;

/// <summary>
/// Finds what agents and bots commit themselves or the company to, and when it is due. Reads by grammar: who acts, a form that
/// commits, an act that can be owed, and nothing around it that takes it back. Thread-safe; the same words always give the same.
/// </summary>
public sealed class PromiseReader
{
    private const int LongestText = 200_000;
    private const int MostPromises = 64;

    private readonly PromiseLexicon _lexicon = PromiseLexicon.Shared;

    private PromiseReader()
    {
    }

    /// <summary>The reader over the words that ship.</summary>
    public static PromiseReader Default { get; } = new();

    /// <summary>
    /// The promises in what <paramref name="speaker"/> said at <paramref name="now"/>, in order; none for a customer's words. Times are
    /// resolved in <paramref name="zone"/>, the customer's. At most 64, of the first 200,000 characters.
    /// </summary>
    public IReadOnlyList<FoundPromise> Read(string text, PromiseSpeaker speaker, DateTimeOffset now, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(zone);
        var found = new List<FoundPromise>();
        if (speaker == PromiseSpeaker.Customer)
        {
            return found;
        }

        var calendar = new PromiseCalendar(now, zone);
        var idioms = new List<FoundPromise>();
        var before = default(Sentence);
        foreach (var sentence in SentenceSplitter.Split(text.Length > LongestText ? text[..LongestText] : text))
        {
            var reader = new SentenceReader(sentence, before, calendar, _lexicon);
            var promises = reader.Read(idioms);

            // "I'll have an answer for you. By Friday."
            if (promises.Count == 0 && found.Count > 0 && !found[^1].Due.IsStated && reader.OnlyTime() is { IsStated: true } due)
            {
                found[^1] = found[^1] with { Due = due };
            }

            found.AddRange(promises);
            before = sentence;
            if (found.Count >= MostPromises)
            {
                found.RemoveRange(MostPromises, found.Count - MostPromises);
                break;
            }
        }

        // "You have my word" says no more than the promise beside it.
        return found.Count > 0 || idioms.Count == 0 ? found : [idioms[0]];
    }

    /// <summary>
    /// The promises in a record, as staff wrote it at <paramref name="occurredAt"/>: those that the facts "promise" and "due" state, else
    /// those that the summary tells of. A promise from facts has the empty span 0 to 0.
    /// </summary>
    public IReadOnlyList<FoundPromise> ReadRecord(
        string summary, IReadOnlyDictionary<string, string> facts, DateTimeOffset occurredAt, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(summary);
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(zone);
        var calendar = new PromiseCalendar(occurredAt, zone);
        var found = new List<FoundPromise>();
        foreach (var sentence in SentenceSplitter.Split(summary.Length > LongestText ? summary[..LongestText] : summary))
        {
            if (found.Count < MostPromises)
            {
                RecordedPromises.Read(sentence, calendar, _lexicon, found);
            }
        }

        if (!facts.TryGetValue("promise", out var what) || string.IsNullOrWhiteSpace(what))
        {
            return found;
        }

        var due = facts.TryGetValue("due", out var words) ? DueReader.Read(words, occurredAt, zone) : DueTime.None;
        return [new FoundPromise(what.Trim(), due, found.Count > 0 ? found[0].By : PromiseParty.Company, 0, 0, 1)];
    }
}
