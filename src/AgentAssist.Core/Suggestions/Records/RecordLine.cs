using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using AgentAssist.Core.Customers.Records;
using AgentAssist.Core.Suggestions.Wording;
using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.Records;

/// <summary>A sentence of a record's summary that may be read out to the customer, as staff or systems wrote it.</summary>
/// <param name="Text">The sentence, without its full stop.</param>
/// <param name="Stems">The stems of its words, of those that carry meaning.</param>
/// <param name="OfKind">The stems of the words of the record's kind.</param>
internal sealed partial record RecordLine(string Text, string[] Stems, string[] OfKind)
{
    private const int Longest = 24;
    private const int Shortest = 3;

    private static readonly SearchValues<char> Unspeakable = SearchValues.Create("[]{}?!|<>");

    private static readonly RecordMemo<RecordLine[]> Known = new();

    public bool NamesDay { get; } = Day().IsMatch(Text);

    public bool NamesTime { get; } = Clock().IsMatch(Text);

    public bool NamesAmount { get; } = Money().IsMatch(Text);

    /// <summary>Whether it names days and all of them lie behind.</summary>
    public bool IsPast(DateOnly today)
    {
        var isPast = false;
        foreach (var match in Day().EnumerateMatches(Text))
        {
            if (DateOnly.TryParseExact(Text.AsSpan(match.Index, match.Length), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                if (day >= today)
                {
                    return false;
                }

                isPast = true;
            }
        }

        return isPast;
    }

    /// <summary>The lines of a record; none where staff wrote it for each other.</summary>
    public static RecordLine[] Of(Interaction interaction) => Known.Of(interaction, Read);

    /// <summary>The line with days, times and amounts as they are said to this customer.</summary>
    public string Said(SpokenStyle style)
    {
        var text = Money().Replace(Text, match => SpokenStyle.Money(match.Value) ?? match.Value);
        text = Day().Replace(text, match => DateOnly.TryParseExact(match.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? style.Day(day) : match.Value);
        return Clock().Replace(text, match => TimeOnly.TryParseExact(match.Value, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? style.Time(time) : match.Value);
    }

    private static RecordLine[] Read(Interaction interaction)
    {
        // The kind as the words that it is made of, however it is written.
        var kind = RecordText.Of(interaction.Kind, "").Text;
        if (Internal().IsMatch(kind) || !ForCustomers().IsMatch(kind))
        {
            return [];
        }

        string[] ofKind = [.. WordStem.Of(kind).Distinct(StringComparer.Ordinal)];
        return
        [
            .. Sentence.Split(interaction.Summary)
                .Where(sentence => !OfStaff().IsMatch(sentence) && !Unclear().IsMatch(sentence) && WordCount.Of(sentence) is >= Shortest and <= Longest && sentence.AsSpan().IndexOfAny(Unspeakable) < 0)
                .Select(sentence => sentence.TrimEnd('.', ' '))
                .Select(sentence => new RecordLine(sentence, [.. WordStem.Of(sentence).Distinct(StringComparer.Ordinal)], ofKind)),
        ];
    }

    // What systems write of orders, bookings, money and contracts; notes, flags, reviews and contacts are for staff.
    [GeneratedRegex(
        @"\b(orders?|ordered|parcels?|packages?|shipments?|shipped|dispatched|despatched|delivery|deliveries|delivered|trace|tracking|bookings?|booked|reservations?|appointments?|visits?|slots?|tickets?|event|flights?|seats?|baggage|bags?|rentals?|invoices?|invoiced|bills?|statements?|payments?|paid|charges?|charged|deposits?|deposited|refunds?|refunded|credited|fees?|balance|debits?|prices?|tariffs?|plans?|catalogue|premium|subscriptions?|memberships?|renewals?|renewed|warranty|allowance|cards?|pin|checks?|cheques?|returns?|returned|equipment|services?|installations?|repairs?|estimate|supplement|claims?|rental|hours|terms|move|address|schedule|sessions?|policy|information|issue|confirmed|confirmation)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex ForCustomers();

    [GeneratedRegex(
        @"\b(contacts?|calls?|chats?|conversations?|(?<!cover )notes?|flags?|flagged|scores?|risks?|fraud\w*|alerts?|tasks?|internal|comments?|memos?|reviews?|reviewed|investigat\w*|audits?|aml|sar|kyc|collections?|surveys?|segments?|campaigns?|offers?|retention|churn|marketing|complaints?|disputes?|queries|enquir\w*|inquir\w*|holds?|blocks?|watch\w*|black\w*|legal|incidents?)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Internal();

    // What speaks of the customer or of somebody near them in the third person, or of what somebody in the house did, said or thinks.
    [GeneratedRegex(
        @"^\w+ing\b|\b(customers?|cust|cx|callers?|guests?|members?|passengers?|pax|patients?|pts?|tenants?|clients?|subscribers?|policy ?holders?|cardholders?|travell?ers?|households?|residents?|claimants?|applicants?|insured|buyers?|shoppers?|owners?|users?|students?|agents?|advis[eo]rs?|handlers?|staff|colleagues?|supervisors?|managers?|teams?|drivers? (said|reports?|was)|complain\w*|disput\w*|claims? (that|to)|claiming|escalat\w*|internal\w*|suspici\w*|suspect\w*|fraud\w*|flag\w*|watch\w*|liable|liabilit\w*|fault|negligen\w*|promis\w*|told|advised|informed|spoke|spoken|asked|said|says|stated|admit\w*|wants?|angry|upset|rude|abus\w*|threat\w*|aggress\w*|drunk|drinking|lied|lying|liar|exaggerat\w*|difficult|time.?waster|prone|likely|keep an eye|vulnerab\w*|debts?|arrears|aml|sar|police|court|solicitor|lawyer|no reply|not informed|do not|don'?t|husband|wife|partner|spouse|mother|father|mum|mom|dad|son|daughter|brother|sister|child(ren)?|neighbou?rs?|relatives?|friends?|joint|ex|he|she|they|him|his|her|their|password|passcode|security)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex OfStaff();

    [GeneratedRegex(@"\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b", RegexOptions.CultureInvariant)]
    private static partial Regex Day();

    [GeneratedRegex(@"(?<![\d:.])[0-2][0-9]:[0-5][0-9](?![\d:]| ?[AaPp]\.?[Mm])", RegexOptions.CultureInvariant)]
    private static partial Regex Clock();

    [GeneratedRegex(@"(?<![\d:.,-])[0-9]{1,3}((,[0-9]{3})+|[0-9]*)(\.[0-9]{1,2})? (USD|EUR|GBP|CHF|CAD|AUD|NZD|SEK|NOK|DKK|INR|JPY)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Money();

    // What cannot be said without knowing what is meant: a decimal comma, and a span of time that looks like a time of day.
    [GeneratedRegex(@"\d,\d{1,2}(?!\d)|\d\.\d{3}(?!\d)|\b(duration|length|lasts?|took|delay of|elapsed)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Unclear();
}
