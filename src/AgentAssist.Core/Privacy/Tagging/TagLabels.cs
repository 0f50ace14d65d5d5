namespace AgentAssist.Core.Privacy.Tagging;

/// <summary>
/// The labels that the tagger gives: 0 is outside; of each type an odd label begins a span and the even one after it goes
/// on with it. They take one vector of <see cref="Width"/> lanes.
/// </summary>
internal static class TagLabels
{
    public const int Width = 16;

    /// <summary>The types that are learned, in the order of their labels.</summary>
    public static readonly string[] Types =
        [Sensitive.Name, Sensitive.Address, Sensitive.Place, Sensitive.Organization, Sensitive.Title, Sensitive.Nationality];

    /// <summary>How many labels are in use.</summary>
    public static readonly int Count = (2 * Types.Length) + 1;

    public static int Begin(int type) => (2 * type) + 1;

    public static int Inside(int type) => (2 * type) + 2;

    public static int TypeOf(int label) => (label - 1) / 2;

    public static bool Begins(int label) => label % 2 == 1;

    /// <summary>Whether a label may follow another; a span goes on only with its own type.</summary>
    public static bool MayFollow(int label, int previous)
    {
        return label == 0 || Begins(label) || (previous != 0 && TypeOf(previous) == TypeOf(label));
    }
}
