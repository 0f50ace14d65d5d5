using System.Text.RegularExpressions;
using AgentAssist.Core.Suggestions.Library;

namespace AgentAssist.Core.Suggestions.Details;

/// <summary>What matters of many kinds need from the customer before anyone can see to them; details.json holds it.</summary>
internal sealed class DetailBook
{
    private const RegexOptions Linear = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking;

    private const int InGroup = 8;

    // A topic is recognised by its things, not by an expression.
    private static readonly Regex Never = new(@"[^\s\S]", Linear);

    private static readonly Lazy<DetailBook> Shipped = new(() => new DetailBook(EmbeddedData.Read<DetailFile>("Details/details.json")));

    private readonly IReadOnlyList<Detail> _details;
    private readonly (PatternSieve Named, Matter[] Matters)[] _groups;
    private readonly Regex _settled;
    private readonly Regex _identifying;
    private readonly Dictionary<string, Matter> _topics;
    private readonly Dictionary<string, Matter> _learned;

    private DetailBook(DetailFile file)
    {
        var details = file.Details.ToDictionary(d => d.Detail, Read);
        _details = [.. details.Values];
        _groups =
        [
            .. file.Matters.Chunk(InGroup).Select(group => (
                PatternSieve.Of([.. group.Select(m => m.Named)], Linear & ~RegexOptions.NonBacktracking),
                group.Select(m => new Matter(m.Matter, new Regex(m.Named, Linear), [.. m.Needs.Select(need => details[need])], m.Changes, m.Asks)).ToArray())),
        ];
        _settled = new Regex(file.Settled, Linear);
        _identifying = new Regex(file.Identifying, Linear);
        _learned = new[] { NeedModel.Identity, NeedModel.Reason }.ToDictionary(need => need, need => new Matter(need, Never, [details[need]], Changes: false, Asks: true));
        _topics = file.Topics.ToDictionary(t => t.Key, t => new Matter(t.Key, Never, [details[t.Value]], Changes: false, Asks: true));
    }

    public static DetailBook Default => Shipped.Value;

    /// <summary>What the customer comes with in this text; null where it names nothing that needs something.</summary>
    public Matter? MatterIn(string text)
    {
        foreach (var (named, matters) in _groups)
        {
            if (named.MayMatch(text) && Array.Find(matters, matter => matter.Named.IsMatch(text)) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>A matter of which only that is known what has to be asked for first; null where nothing has.</summary>
    public Matter? MatterNeeding(string need) => _learned.GetValueOrDefault(need);

    /// <summary>What a question of our side asks for, whatever the matter; a "when" asks for a day or a time.</summary>
    public IEnumerable<Detail> AskedIn(string question) => _details.Where(detail => detail.Focus?.IsMatch(question) == true);

    /// <summary>What it takes to look anything up about a thing of this topic; null where nothing in particular.</summary>
    public Matter? MatterOf(string topic) => _topics.GetValueOrDefault(topic);

    /// <summary>Whether our side asks who the customer is or which record is meant, so that the answer is looked up.</summary>
    public bool AsksToIdentify(string text) => _identifying.IsMatch(text);

    /// <summary>Whether our side has come to results or offers with this text, so that it is past the asking.</summary>
    public bool Settles(string text) => _settled.IsMatch(text);

    private static Detail Read(DetailEntry entry) =>
        new(entry.Detail, Condition.Bit("needs:" + entry.Detail), entry.Lasts, entry.Identifies, new Regex(entry.Given, Linear), new Regex(entry.Asked, Linear))
        {
            Focus = entry.Focus.Length > 0 ? new Regex(entry.Focus, Linear) : null,
        };

    private sealed record DetailFile(DetailEntry[] Details, string Settled, string Identifying, Dictionary<string, string> Topics, MatterEntry[] Matters);

    private sealed record DetailEntry(string Detail, string Given, string Asked, bool Lasts = false, bool Identifies = false, string Focus = "");

    private sealed record MatterEntry(string Matter, string Named, string[] Needs, bool Changes = false, bool Asks = false);
}

/// <summary>What a customer comes with: to book a table, an order that has not arrived.</summary>
/// <param name="Needs">What is needed for it, in the order in which an agent would ask.</param>
/// <param name="Asks">Whether who asks about it needs it looked up: "where is my order?" waits for a number to look for.</param>
/// <param name="Changes">Whether it changes something that was arranged before.</param>
internal sealed record Matter(string Name, Regex Named, IReadOnlyList<Detail> Needs, bool Changes, bool Asks);

/// <summary>Something that the customer has to say before a matter can be seen to.</summary>
/// <param name="Condition">The bit of the condition that holds while it is missing.</param>
/// <param name="Lasts">Whether it counts from anywhere in the conversation, not only since the matter was named.</param>
/// <param name="Identifies">Whether it tells who the customer is or which record is meant: known of a customer who is known.</param>
/// <param name="Given">What a customer writes who gives it.</param>
/// <param name="Asked">What our side writes when it asks for it.</param>
internal sealed record Detail(string Name, int Condition, bool Lasts, bool Identifies, Regex Given, Regex Asked)
{
    /// <summary>How a question for just this is put, in whatever matter; null where no question can be told to ask for it.</summary>
    public Regex? Focus { get; init; }
}
