using System.Text.RegularExpressions;

namespace AgentAssist.Core.Suggestions.Records;

internal sealed partial class StoryTeller
{
    [GeneratedRegex(@"\bfor (?:the|a|an|your|one) (?<item>[a-z]+(?: [a-z]+)?)[.,;]", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex ItemOfReturn();

    [GeneratedRegex(@"\b(order|parcel|package|shipment|consignment|card|(?<pin>PIN)|bag|suitcase|luggage|check|cheque|device|router|modem|phone|laptop|letter|documents?|keys?|box|equipment|part|replacement|item|goods|tickets?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Sendable();

    [GeneratedRegex(@"\b(visit|appointment|appt|slot|technician|engineer|installer|installation|repair|collection|pick-?up|inspection|survey|delivery|callout|fitting)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Visits();

    [GeneratedRegex(@"\b(issued|sent|paid|mailed|transferred|credited|settled|compensation|due|payout|deposit|of .{1,30}) to\b|\b(issued|payout|compensation|outgoing|sent|credited|due)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Outgoing();

    [GeneratedRegex(@"\b(invoiced?|bill(ed)?|statement)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Bills();

    [GeneratedRegex(@"\b(announced|scheduled|planned|upcoming|pending|authori[sz]ation|authori[sz]ed|next|due|attempted|declined|failed)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Announced();

    // The last bill belongs to the ending.
    [GeneratedRegex(@"\b(final|closing|settlement|last) (bill|invoice|statement|charge)\b|\bcredit of\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Settling();

    [GeneratedRegex(@"\b(compensation|payment|credit|refund|goodwill|apology)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Compensating();
}
