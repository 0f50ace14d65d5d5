namespace AgentAssist.Core.Suggestions.Shelf;

/// <summary>Checks a library that a tenant wants to speak from.</summary>
public static class LibraryCheck
{
    // A guard that forbids more of the shipped phrases than this would leave nothing to stand in where the library is silent.
    private const int MostWithheldShare = 4;

    /// <summary>Checks size, form and schema and makes the library ready. The message is treated as frozen from here on.</summary>
    /// <exception cref="ReplyLibraryException">The library is at fault; every fault is named at once.</exception>
    public static ReplyLibrary Ready(V1.Library library)
    {
        var faults = new List<LibraryFault>();
        LibraryLimits.Check(library, faults);
        if (faults.Count > 0)
        {
            // What is too large is not looked into any further.
            throw new ReplyLibraryException(faults);
        }

        var ready = ReplyLibrary.Create(library);
        var shipped = ReplyLibrary.Default.Message.Phrases;
        var withheld = shipped.Count(phrase => ready.Guards.FirstHit(phrase.Text) is not null);
        return withheld * MostWithheldShare <= shipped.Count
            ? ready
            : throw new ReplyLibraryException(
            [
                new("guards", $"guards: withhold {withheld} of the {shipped.Count} shipped phrases, which stand in where this library has no words; at most one in {MostWithheldShare} may be"),
            ]);
    }
}
