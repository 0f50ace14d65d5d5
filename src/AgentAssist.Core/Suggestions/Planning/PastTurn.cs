using System.Text.RegularExpressions;
using AgentAssist.Core.Suggestions.Details;
using AgentAssist.Core.Suggestions.Wording;
using AgentAssist.Core.Understanding;

namespace AgentAssist.Core.Suggestions.Planning;

/// <summary>
/// What suggestions read off a turn that lies behind, once for the rest of the conversation: each later turn asks for it again. Safe to
/// share between threads.
/// </summary>
internal sealed partial class PastTurn
{
    private readonly Lazy<Thing?> _troubled;
    private readonly Lazy<Matter?> _matter;
    private readonly Lazy<bool> _settles;
    private readonly Lazy<Gestures> _gestures;

    private PastTurn(string text)
    {
        _troubled = new(() => CustomerIssue.TroubledThing(text), LazyThreadSafetyMode.PublicationOnly);
        _matter = new(() => DetailBook.Default.MatterIn(text), LazyThreadSafetyMode.PublicationOnly);
        _settles = new(() => DetailBook.Default.Settles(text), LazyThreadSafetyMode.PublicationOnly);
        _gestures = new(() => GesturesIn(text), LazyThreadSafetyMode.PublicationOnly);
    }

    /// <summary>What our side did with its words.</summary>
    [Flags]
    public enum Gestures
    {
        /// <summary>Nothing of these.</summary>
        None = 0,

        /// <summary>It said sorry.</summary>
        Apologised = 1,

        /// <summary>It took the fault upon itself.</summary>
        Owned = 2,

        /// <summary>It thanked.</summary>
        Thanked = 4,

        /// <summary>It committed itself to something.</summary>
        Committed = 8,
    }

    /// <summary>The thing that a problem told in it is about; null where it tells none.</summary>
    public Thing? Troubled => _troubled.Value;

    /// <summary>What the customer came with in it; null where that is not known.</summary>
    public Matter? Matter => _matter.Value;

    /// <summary>Whether our side came to results or offers with it.</summary>
    public bool Settles => _settles.Value;

    /// <summary>What our side did with its words.</summary>
    public Gestures Made => _gestures.Value;

    public static PastTurn Of(PriorTurn turn) => turn.Past ??= new PastTurn(turn.Text);

    /// <summary>Whether our side commits itself to something with these words.</summary>
    public static bool Commits(string text) => Commitment().IsMatch(text);

    private static Gestures GesturesIn(string text) =>
        (Apology().IsMatch(text) ? Gestures.Apologised : Gestures.None) | (Ownership().IsMatch(text) ? Gestures.Owned : Gestures.None)
        | (text.Contains("thank", StringComparison.OrdinalIgnoreCase) ? Gestures.Thanked : Gestures.None) | (Commitment().IsMatch(text) ? Gestures.Committed : Gestures.None);

    [GeneratedRegex(@"\b(sorry|apologi[sz]e|apologies|apology)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Apology();

    [GeneratedRegex(@"\b(our|my) (mistake|fault|failure|error|responsibility)\b|\bon us\b|\bours,? not yours\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Ownership();

    [GeneratedRegex(@"\b(I'll|I’ll|I will|I am going to|I'm going to)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Commitment();
}
