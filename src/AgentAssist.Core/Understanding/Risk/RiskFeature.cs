namespace AgentAssist.Core.Understanding.Risk;

/// <summary>How what single turns show is added up over a conversation.</summary>
internal enum Over
{
    /// <summary>The mean of the customer's turns.</summary>
    Mean,

    /// <summary>The sum over the customer's turns, an older one counting less: of the last, all; of each before it, 0.85 of the next.</summary>
    Recent,

    /// <summary>The same with 0.95, for what is not soon forgotten; at most 3. Of both, what came before thanks counts 0.3.</summary>
    Lasting,

    /// <summary>The customer's last turn.</summary>
    Last,

    /// <summary>Like <see cref="Lasting"/>, over the company's turns.</summary>
    Company,

    /// <summary>How lately the company's side last showed it: 1 in its last turn, 1/2 in the one before, 0 for never.</summary>
    CompanyLately,

    /// <summary>The logarithm of the mean of the customer's last three turns to that of all.</summary>
    Growth,

    /// <summary>The customer's words by their learned weights.</summary>
    Wording,
}

/// <summary>One number that the risk of a conversation depends on.</summary>
/// <param name="Title">In plain words, for explanations; also names the weight in a model.</param>
/// <param name="Expected">
/// By how much one unit raises the log-odds before anything was learned. Learning starts there, stays near it for what is rare in the
/// data, and never goes below a third of it: where the data has no conversations of a kind, what is known of them holds.
/// </param>
internal sealed record RiskFeature(string Title, Trait Trait, Over Over, double Expected);

/// <summary>What risk is made of.</summary>
internal static class RiskFeatures
{
    /// <summary>Name and version of this way of reading conversations; a model of another way is refused.</summary>
    public const string Name = "turns/1";

    public static readonly RiskFeature[] All =
    [
        new("anger", Trait.Anger, Over.Recent, 0.6),
        new("negative words", Trait.Negative, Over.Recent, 0.4),
        new("a negative tone throughout", Trait.Negative, Over.Mean, 1.0),
        new("a positive tone", Trait.Positive, Over.Mean, -2.0),
        new("most messages are positive", Trait.Pleased, Over.Mean, -0.5),
        new("the last words are positive", Trait.Positive, Over.Last, -0.3),
        new("a complaint", Trait.Complaint, Over.Recent, 0.3),
        new("an insult or a threat", Trait.Abuse, Over.Lasting, 1.8),
        new("leaving or threatening to", Trait.Leaving, Over.Lasting, 1.5),
        new("lawyer, regulator or press", Trait.Publicity, Over.Lasting, 1.8),
        new("asking for someone senior", Trait.Senior, Over.Lasting, 1.5),
        new("asking for a person", Trait.Human, Over.Lasting, 0.6),
        new("having to do it again or wait", Trait.Effort, Over.Lasting, 0.7),
        new("treated unfairly", Trait.Unfair, Over.Lasting, 0.8),
        new("a promise was not kept", Trait.Broken, Over.Lasting, 0.9),
        new("a deadline with a consequence", Trait.Urgency, Over.Lasting, 0.2),
        new("does not understand", Trait.Confusion, Over.Lasting, 0.2),
        new("saying it again", Trait.Repeats, Over.Lasting, 0.8),
        new("thanks", Trait.Thanks, Over.Mean, -0.5),
        new("the last words are thanks", Trait.Thanks, Over.Last, -0.3),
        new("please", Trait.Please, Over.Mean, -0.3),
        new("short, matter-of-fact answers", Trait.Curt, Over.Mean, -0.8),
        new("messages grow longer", Trait.Length, Over.Growth, 0.3),
        new("!! and ??", Trait.Insistence, Over.Lasting, 0.4),
        new("capitals", Trait.Capitals, Over.Lasting, 0.4),
        new("asking why", Trait.Why, Over.Lasting, 0.3),
        new("speaking about \"you\"", Trait.You, Over.Mean, 0.6),
        new("negations", Trait.Negation, Over.Mean, 0.3),
        new("\"again\", \"still\", \"already\"", Trait.Again, Over.Mean, 0.3),
        new("was told no", Trait.Refuses, Over.Company, 0.2),
        new("was just told no", Trait.Refuses, Over.CompanyLately, 0.4),
        new("was told sorry", Trait.Apologises, Over.Company, 0.3),
        new("was just told sorry", Trait.Apologises, Over.CompanyLately, 0.3),
        new("was not understood", Trait.Lost, Over.Company, 0.3),
        new("wording", default, Over.Wording, 0.4),
    ];
}
