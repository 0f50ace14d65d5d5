using System.Text.RegularExpressions;

namespace AgentAssist.Core.Suggestions.Wording;

internal static partial class WishReader
{
    [GeneratedRegex(@"\b(?:i|we)(?:'d| would)? (?:need|want|like) (?<what>(?:(?-i:(?=[A-Z][a-z]+ [A-Za-z]))|a|an|some(?! help| assist| info)|another|more|two|three|four|five|six|\d+|something|one|the (?=weather|forecast|address|number|name|price|status|balance|directions|phone|details|date|time|code|link|invoice|receipt|form|schedule|menu)|(?!this|its|us|as|has|yes|answers|lots|things)[a-z]{3,}s(?= |$|[.,!])) ?(?!(?:some help|human|person|real|manager|supervisor|answer|solution|lawyer|help|assistance|word|few|lot|bit|little|good|better)\b).+)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Get();

    [GeneratedRegex(@"\bi(?:'m|m| am)(?: just| only| really| also)? (?:looking for|interested in(?= (?:a|an|the|your|my|one|some)\b)|(?<report>reporting)) (?<what>.+)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Seek();

    [GeneratedRegex(@"(?:\b(?:i|we)(?:'d|d|'ll|'m|m|'re| am| are| was| were| would| should| really| just| also)* (?:want|need|like|love|wish|wanted|trying|hoping|looking|wanting)|\band (?:would like|want|need))(?<you> you)? to (?<what>.+)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Want();

    // What a customer has to do with our help: "I've gotta book a flight", not "I have to attend the wedding".
    [GeneratedRegex(@"(?:\b(?:i|we)(?:'ve|'ll|'d|'m| will| am| have| also| just| really| still| think i)* (?:gotta|got to|have to|go ahead and|going to|gonna|should|better|must|might as well)|\blet me|^(?:\w+,? ){0,2}can|^(?:(?:hi|hello|hey|ok|okay|so|and|yes|great|perfect|also|just)[,!.]? )*(?:need|want|looking|trying|hoping|wanting|would like|like) to|, (?:need|want) to) (?:just |also |first |go ahead and |quickly )?(?<what>(?:book|rsvp|reserve|schedule|reschedule|order|cancel|change|check|make an?|file|report|return|pay|call an?|get an?|find|plan|organi[sz]e|rent|view|see an?|update|renew|submit|move|swap|exchange|transfer)\b.+)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Must();

    [GeneratedRegex(@"\b(?:can|could|may|might|how do|how can|how would|how should|where can|where do) (?:i|we) (?<what>.+)|\b(?:is|would) it (?:be )?(?:possible|ok|okay|alright) (?:for (?:me|us) )?(?:to|if (?:i|we)) (?<what>.+)|\bis there (?:any |a )?way (?:to|(?:i|we) (?:can|could)) (?<what>.+)|\bhelp (?:me|us)(?: to)? (?<what>.+)|\b(?:i'm|i am|we're|we are|been|was|were) trying to (?<what>.+)|\blet'?s (?:just |also |go ahead and )*(?!go|just|also|stick|say|try|do|see|make|use|take|keep|just|be|get|hope|have|not)(?<what>.+)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex May();

    [GeneratedRegex(@"\b(?:can|could|would|will|do you think) you (?!be able\b)(?:could )?(?:please |kindly |also |maybe )?(?<what>.+)|\b(?:are you able|would you be able) to (?<what>.+)|\bis there (?:any |a )?way you (?:can|could) (?<what>.+)|^you (?:can|could|may|should) (?!not\b|have\b|be\b|see\b|tell\b|say\b)(?<what>.+)|(?:^|[,;] ?)(?:hi |hello |ok |and |so )?please (?<what>.+)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Could();

    [GeneratedRegex(@"\b(?:i|we)(?: really| sure| just| do)? hope (?:that )?(?<what>(?:it|it's|they|there|there's|he|she|the|this|those|these|that|my|our|i|we|everything|everyone|people|nobody|no one) (?!not\b|so\b)[^.,;!?]+)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Hoping();

    [GeneratedRegex(@"\b(?:thanks?|thank you|thx)(?: you)?(?: so much| very much| a lot)? for (?<what>(?!being\b|nothing\b|having\b|wasting\b|making\b|ruining\b|everything\b|taking\b|reaching\b|contacting\b|asking\b|trying\b|letting\b)[a-z]+ing [^.,;!?-]+)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Thanking();

    // An order begins its sentence, and its verb is followed by what it is done to: "cancel my order", not "order 5521 never came".
    [GeneratedRegex(@"^(?:(?:ok|okay|great|good|perfect|fine|yes|yeah|alright|all right|well|so|and|then|now|also|just|wait|actually|oh|hey|hi|hello|first|sorry|awesome|cool|sure|thanks|thank you|no|please|kindly|go ahead and)[,!. ]+)*(?<what>(?:book|file|make|reserve|cancel|change|check|compare|find|get|give|look up|play|remind|schedule|search for|send|set up|show|switch|transfer|update|add|arrange|order|remove|delete|return|exchange|replace|renew|upgrade|block|unlock|refund|stop|call|contact|connect|forward|resend|reset|report|track|confirm|organi[sz]e|plan|fix|explain|read|repeat|list|make sure) (?:they |he |she |it |that |(?:me|us|him|her|my|our|the|a|an|this|these|those|that|another|some|any|all|both|it for|for|with|whether) |(?:it|that one|this one|that|this|them)(?= for\b| in\b| please\b| then\b| now\b| again\b| to\b|$|[.,!])|(?:today|tomorrow)'?s )(?!(?:a )?(?:break|chance|moment|second|sec|minute|thing|rest)\b).+)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Do();

    [GeneratedRegex(@"\bwhat(?:'s|’s| is| are) (?<what>(?:the|this|that|these|my|your) [a-z ]{3,40})\?", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex WhatIs();

    [GeneratedRegex(@"\b(?:would|do) you mind helping (?:me|us) (?:to )?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Minding();

    [GeneratedRegex(@"^(?:if not|otherwise|or else)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Otherwise();

    // "I need help planning a party".
    [GeneratedRegex(@"\binterested in (?<verb>[a-z]+ing)(?<what> .+)|\b(?:need|want|like|get|use|with)(?: some| a bit of| your| little)* (?:help|assistance|hand) (?:with |in )?(?<verb>[a-z]+ing)(?<what> .+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Helping();

    [GeneratedRegex(@",? (?:(?:really|real|very) quick(?:ly)?|while i have you(?: here)?|if you don'?t mind|or something|or anything|or whatever|or what)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Haste();

    // "See if I can book a room" wants to book a room.
    [GeneratedRegex(@"^(?:see|check|find out|know) (?:if|whether) (?:i|we|you) (?:can|could|might) ", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Whether();

    /// <summary>Where another clause begins.</summary>
    [GeneratedRegex(@"\s+(?:and(?! (?:book|buy|order|pay|send|return|cancel|change|reserve|schedule|print|collect|the|an?|my|our|(?-i:(?!I\b)[A-Z]\w+))\b)|but|because|so|if|since|as soon as|before i|or|before they|until|while|will|will be)\s.*$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    public static partial Regex StopAt();
}
