using System.Text.RegularExpressions;

namespace AgentAssist.Core.Suggestions.Checking;

internal static partial class FactReader
{
    private const string Months = "january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec";

    [GeneratedRegex(
        @"\b(?<m>" + Months + @")\.? (?<d>\d{1,2})(st|nd|rd|th)?\b(((, | and |, and | & )(?<d>\d{1,2})(st|nd|rd|th)?\b(?! ?(a\.m|p\.m|am|pm|:)))*)(,? (?<y>\d{4}))?"
        + @"|\b(?<d>\d{1,2})(st|nd|rd|th)?(((, | and |, and | & )(?<d>\d{1,2})(st|nd|rd|th)?)*)( of)? (?<m>" + Months + @")\b(,? (?<y>\d{4}))?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex MonthDays();

    [GeneratedRegex(@"\b\d{4}-\d{2}-\d{2}\b", RegexOptions.CultureInvariant)]
    private static partial Regex IsoDays();

    [GeneratedRegex(
        @"\b(mon|tues|wednes|thurs|fri|satur|sun)days?\b|\byesterday\b|\blast (week|month|night|year)\b|\bin (january|february|march|april|june|july|august|september|october|november|december)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex NamedDays();

    [GeneratedRegex(@"\b[0-9]{1,2}(:[0-9]{2})? ?(a\.m\.?|p\.m\.?|am\b|pm\b)|\b[0-9]{1,2}:[0-9]{2}\b|\bnoon\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Times();

    [GeneratedRegex(
        @"[$£€]\s?\d[\d,]*(\.\d+)?|\b(?<whole>\d[\d,]*) ?(dollars?|pounds?|euros?) ((?<part>\d\d)\b|and (?<part>\d\d?) (cents?|pence|penny)\b)"
        + @"|\b\d\d? ?(?<small>cents?|pence|penny)\b"
        + @"|\b\d[\d,]*(\.\d+)? ?(USD|EUR|GBP|CHF|CAD|AUD|dollars?|pounds?|euros?)\b|\b\d+(\.\d+)? ?(%|percent\b|per cent\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Amounts();

    [GeneratedRegex(@"[\p{L}\p{N}][\p{L}\p{N}@._\-]*", RegexOptions.CultureInvariant)]
    private static partial Regex Words();

    [GeneratedRegex(
        @"\b(?<n>two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+) (\w+ )?(times?|years?|months?|weeks?|days?|hours?|minutes?|contacts|calls|emails|messages|invoices|charges|orders|parcels|items|people|nights|rooms|tickets)\b"
        + @"|\b(?<n>second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(st|nd|rd|th)) (time|call|contact|invoice|charge|attempt|visit)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Counts();

    [GeneratedRegex(@"(?<![\w.,:/-])\d+(,\d{3})*(\.\d+)?(?![\w/-]|[:.,]\d)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Figures();

    // What is asked, conditional, still to come or put into the customer's mouth is not stated.
    [GeneratedRegex(
        @"\b(if|whether|once|until|unless|when|will|would|may|might|could|should|can|to be|must|before|make sure|how|why|what|going to|in case|ensure|asked?|asking|want(s|ed)?|hop(e|ing)|sure|you('ve| have)? (say|said|told|wrote|mention|mentioned|heard|report|reported)|you were told|telling me that|good to know that|know that)\b|'ll\b|'d\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Open();

    [GeneratedRegex(@"\b(not|never|no|nobody|no one|none|cannot|without|nothing)\b|n't\b|n’t\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Denied();
}
