namespace AgentAssist.Core.Knowledge.Searching;

/// <summary>
/// What the ranking is made of, in shares of a query of which every word is met once. Tuned, one weight after the other, on one half of the
/// development replies of DSTC's knowledge articles (Kim et al. 2021, arXiv 2109.13489, Apache-2.0), which half by a hash of the reply's
/// id, and checked on the other: R@1 .658 and .692.
/// </summary>
internal sealed record SearchWeights
{
    public static SearchWeights Default { get; } = new();

    /// <summary>How much a word in the title, the body or the domain counts (BM25F, Robertson, Zaragoza and Taylor 2004).</summary>
    public double Title { get; init; } = 1.05;

    public double Body { get; init; } = 2.66;

    public double Domain { get; init; } = 1.0;

    /// <summary>How soon a word's repetition stops counting, and how much a long field is held against it.</summary>
    public double Saturation { get; init; } = 0.27;

    public double TitleLength { get; init; } = 0.4;

    public double BodyLength { get; init; } = 0.4;

    /// <summary>How much of the title was said, of a sentence of the body, and of their pairs of words.</summary>
    public double TitleCover { get; init; } = 0.13;

    public double PassageCover { get; init; } = 0.3;

    public double Pairs { get; init; } = 0.2;

    /// <summary>How alike the reply and a sentence of the body are, small words included, and whether both deny or neither does.</summary>
    public double Likeness { get; init; } = 0.2;

    public double Denial { get; init; } = 0.1;

    /// <summary>What an article gets for being about what was named; for speaking of everything where nothing was named.</summary>
    public double Entity { get; init; } = 1.13;

    public double General { get; init; } = 0.67;

    /// <summary>How much of a name has to be said: 0 takes its rarest word for all of it.</summary>
    public double WholeName { get; init; } = 0.5;

    /// <summary>How many words that only one name has make sure that it is meant.</summary>
    public double SurelyNamed { get; init; } = 1.63;

    /// <summary>In how many articles a name's word may stand otherwise before it loses half its weight.</summary>
    public double CommonWord { get; init; } = 10;

    /// <summary>What is left of a word as a word where it is a name.</summary>
    public double NameAsWord { get; init; } = 0.2;

    /// <summary>How much the company's closing offer counts in a reply: "Can I help you with anything else?"</summary>
    public double Offer { get; init; } = 0.25;

    /// <summary>How much the words around a customer's question count.</summary>
    public double AroundQuestion { get; init; } = 0.4;

    /// <summary>
    /// What it counts in a customer's question how surely an article answers: a question repeats the title, where a reply repeats the body.
    /// </summary>
    public double Question { get; init; } = 1.0;

    /// <summary>How much a word that no article has counts among those that are not met.</summary>
    public double Unknown { get; init; } = 1.0;

    /// <summary>How much a compound written otherwise, a word with a slip, and a learned synonym are worth.</summary>
    public double Compound { get; init; } = 0.9;

    public double Slip { get; init; } = 0.8;

    public double Synonym { get; init; } = 0.4;

    /// <summary>How closely two words must go together to be synonyms.</summary>
    public double LeastAssociation { get; init; } = 0.1;


    /// <summary>How much the words of the turn before count, and what each turn back leaves of words and of names.</summary>
    public double Earlier { get; init; } = 0.25;

    public double EarlierDecay { get; init; } = 0.5;

    public double NameDecay { get; init; } = 0.85;
}
