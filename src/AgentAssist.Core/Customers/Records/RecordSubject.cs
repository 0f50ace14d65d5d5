using AgentAssist.Core.Suggestions.Wording;
using AgentAssist.V1;

namespace AgentAssist.Core.Customers.Records;

/// <summary>The words that say what a record is about, for records that no reference joins.</summary>
internal static class RecordSubject
{
    // What happened, who did it and when are no subject; neither are the words that every record has.
    private static readonly HashSet<string> General = WordStem.Of(
        """
        customer member guest patient passenger caller client tenant student subscriber agent advisor adviser rep team support department office
        branch desk line chat phone call called calling email letter mail message text sms note contact contacted asked says said told advised
        informed confirmed explained promised requested reported complained queried disputed wants wanted invoice invoiced bill billed billing
        statement charge charged payment paid pay refund refunded credit credited fee amount balance account total due overdue reminder notice
        sent send issued received receipt delivered delivery dispatched shipped shipping posted parcel package arrived missing returned return
        cancelled cancellation closed ended terminated effective confirmed confirmation booked booking scheduled appointment visit slot
        resolved corrected applied approved declined refused rejected denied eligible covered possible free error mistake system record records
        new old next first second third last final monthly annual quarterly weekly daily date day days week weeks month months year hours
        january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday
        jan feb mar apr jun jul aug sep oct nov dec address changed updated card bank online request case ticket number reference period
        processed automatic automatically standard full complete completed usual home house street road service made taken usd eur gbp
        policy holder member membership plan account contract subscription order post copy office file list run entry team log logged noted per run open close
        signed warehouse carrier courier driver technician engineer morning afternoon evening noon today tomorrow yesterday within business working
        """).ToHashSet(StringComparer.Ordinal);

    public static IReadOnlySet<string> Of(Interaction interaction) => Of(interaction.Kind.Replace('_', ' ') + " " + interaction.Summary);

    /// <summary>The same of any text.</summary>
    public static IReadOnlySet<string> Of(string text)
    {
        var stems = WordStem.Of(text).ToHashSet(StringComparer.Ordinal);
        stems.RemoveWhere(stem => General.Contains(stem) || stem.Any(char.IsDigit));
        return stems;
    }
}
