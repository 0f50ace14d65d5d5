using System.Collections.Frozen;

namespace AgentAssist.Core.Suggestions.Library;

/// <summary>The closed vocabulary of slots; CONDITIONS.md beside this file says what fills each.</summary>
internal static class Slot
{
    public static readonly IReadOnlyList<string> Names =
    [
        "what_happened", "background", "also", "thing", "wish", "task", "asked", "first_fact", "name", "years", "reference", "department",
        "contacts_nth", "contacts_count", "record", "record_line", "record_line_day", "record_short", "record_second", "whole_story", "service",
        "amount", "fee", "date", "return_thanks", "return_thanks_paid", "promise_what", "promise_due", "promise_made", "by_time", "check_what",
        "contact_dates", "invoice_dates", "gesture", "feedback_day", "feedback_action", "answer",
        "said", "words", "given_name", "asked_for", "about", "question", "hope", "thanked_for", "event", "told_about", "forgotten", "not_known",
    ];

    private static readonly FrozenSet<string> Known = Names.ToFrozenSet();

    /// <summary>What a slot adds to the fit of its phrase: the customer's own words most, a clock time nothing.</summary>
    public static double WorthOf(string name) => name switch
    {
        "what_happened" or "wish" or "task" or "said" or "words" or "about" or "hope" or "thanked_for" => 2.5,
        "question" => 3,
        "given_name" => 4,
        "whole_story" => 5,
        "record_line" => 4,
        "answer" => 8,
        "by_time" or "record_line_day" => 0,
        "thing" => 1,
        _ => 1.5,
    };

    /// <summary>The slots that hold the customer's own words, names and codes, which no voice changes.</summary>
    private static readonly FrozenSet<string> Customers = FrozenSet.ToFrozenSet(
    [
        "what_happened", "background", "also", "thing", "wish", "task", "asked", "check_what", "name", "reference", "said", "words", "given_name", "asked_for", "about", "question", "hope", "thanked_for", "event", "told_about", "forgotten", "not_known", "department", "service",
    ]);

    public static bool IsKnown(string name) => Known.Contains(name);

    public static bool IsCustomers(string name) => Customers.Contains(name);
}
