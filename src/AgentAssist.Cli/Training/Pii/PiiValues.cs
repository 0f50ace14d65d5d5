using AgentAssist.Core.Privacy;
using AgentAssist.Core.Privacy.Tagging;

namespace AgentAssist.Cli.Training.Pii;

/// <summary>
/// Invents what fills the templates: names, addresses, companies, products. Many of the names stand in no gazetteer, so
/// that the model learns to go by what stands around them.
/// </summary>
internal sealed class PiiValues(Random random)
{
    private static readonly string[] Stems =
        ("Al An Ar As Ba Be Ber Bo Bra Bu Ca Cho Da De Do Dra El En Es Fa Fe Fri Ga Ge Gla Gra Ha He Hol Ho Il In Ja Je Ka Ke Kla Ko Kra Ku La Le "
        + "Lin Lo Lu Ma Me Mi Mo Na Ne No Nor Ol Or Os Pa Pe Po Pra Ra Re Ri Ro Ru Sa Se Sha Si So Sta Ste Stra Su Ta Te To Tra Tu Ul Va Ve Vi Wa "
        + "We Wi Wol Ya Za Ze Zi Ås Øst Ör Äl Čer Šte Ži Łu Ště Nõ").Split(' ');

    private static readonly string[] Middles =
        "na re li ro mi den sen tor van ler nik mar lan bel dor ges hil ker mon ni pel rin sol tal vin zel bro chi dre fel gor ja ko".Split(' ');

    private static readonly string[] TownEnds =
        ("berg burg dorf feld kirchen bach heim hausen stadt wil au sund vik ås by borg torp köping hamn sta holm strup lev rød nes fjord dal la nen joki mäki "
        + "järvi niemi lahti ów owo ice iec sko sk grad ovo ec nice nec háza vár hely falva szeg ton ham bury ford ville field wood worth port mouth gate "
        + "court mont ac ières gny ano ello ino osa eira elo ães ais inhos ito ona ales illa ejo pää saare küla nurme").Split(' ');

    private static readonly string[] SurnameEnds =
        ("son sson sen ssen ström gren qvist man mann er ski ska wicz czyk ov ova ev eva enko uk yan idze shvili ić ović ová ek ík ák ko szky fi i ini etti "
        + "elli o ez es eira inho ot eau ier ard nen la poulos idis akis oglu zade ji wala athan esan moto mura da wa ng ller ner hart stein dóttir").Split(' ');

    private static readonly string[] GivenEnds = "a an ar el en ia ina in io is ita ka la li lo mir na ne o on ra ric ta us y ya ja ko mi".Split(' ');

    private static readonly string[] StreetEnds =
        ("strasse straße weg gasse platz allee ring gatan vägen gränd gata vej gade vænget allé veien gata katu tie kuja polku laan straat weg plein "
        + "vegur stígur götu").Split(' ');

    private static readonly string[] StreetFirst =
        ("Rua|Rua da|Avenida|Av.|Travessa|Calle|C/|Avda.|Avenida de|Plaza|Paseo|Rue|Rue de|Avenue|Boulevard|Chemin des|Via|Viale|Corso|Piazza|ul.|ulica|al.|"
        + "Carrer|Camino|Strada|Odos|Praça|Largo|Quai|Place|Vicolo|ulice|Estrada|R.").Split('|');

    private static readonly string[] StreetLast =
        ("St|Street|Rd|Road|Ave|Avenue|Lane|Ln|Drive|Dr|Close|Court|Ct|Crescent|Place|Pl|Square|Terrace|Way|Walk|Gardens|Grove|Park|Hill|Row|Mews|Blvd|Parkway|"
        + "Trail|Crossing|Heights|Fields|Isle|Brook|Mill|Village|utca|út|tér|u.|cesta|ulica|trg|Cove|Ridge|Green|View|Meadow|Springs|Landing|Manor|Bridge|Forge|"
        + "Ports|Streets|Roads|Shores|Islands|Valleys|Extension|Bypass|Union|Track|Glen|Point|Path|Pines|Light|Center|Gateway|Fork|Ranch|Well|Vista").Split('|');

    private static readonly string[] CompanyWords =
        ("Data Cloud Health Green Blue Open Smart Bright First North Summit Vertex Apex Global Civic Urban Metro Solar Terra Aero Nova Quantum Pixel Signal "
        + "Harbor River Stone Iron Silver Red Next Prime Peak Core Link Wave Path Bridge Market Legal Media Energy Farm Food Medical Insight Logic Wise Point "
        + "Scope Works Base Genius Loop Spark Craft Sense Street Home Risk Rapid Micro Geo Eco Bio Agri Fin Info Inter Trans Uni Omni Pan").Split(' ');

    private static readonly string[] CompanyEnds =
        ("Inc|Inc.|LLC|Ltd|Ltd.|PLC|Corp|Corporation|Group|Holdings|Partners|Associates|and Sons|& Co|Technologies|Solutions|Systems|Services|Consulting|Capital|"
        + "Investments|Insurance|Bank|Labs|Research|Software|Analytics|Networks|GmbH|AG|S.A.|B.V.|Logistics|Foundation|Institute|Media|Energy|Ventures|Data|"
        + "Financial|University|Hospital|School|Council|Dental Practice|Builders|Bakery|Motors|Pharma|Movers|Publishing").Split('|');

    private static readonly string[] NotProducts =
        ("PowerMax 3000|UltraClean X2|Galaxy S24|Galaxy S24 Ultra|iPhone 15 Pro|iPhone 15|Pixel 8|MacBook Air|iPad Mini|Kindle Paperwhite|Fire TV Stick|Echo Dot|Ring Doorbell|"
        + "Amazon Prime|Netflix Premium|Apple Watch|AirPods Pro|PlayStation 5|Xbox Series X|Nintendo Switch|Surface Pro|ThinkPad X1|Dyson V15|Roomba i7|Kitchen Aid Mixer|"
        + "Office 365|Adobe Creative Cloud|Spotify Family|Disney Plus|YouTube Music|Google Pay|Apple Pay|PayPal|Visa Gold|Mastercard|American Express|Smart Hub|Fibre 500|Broadband Max|"
        + "Family Plan|Air Fryer XL|Coffee Maker|Trail Runner 2|Winter Jacket|Classic Jeans|Gift Card|Bluetooth Speaker|Noise Cancelling Headphones|Gaming Chair|Standing Desk|"
        + "LG OLED C3|Samsung QLED|Sony WH-1000XM5|Bose QuietComfort|HP LaserJet|Canon EOS R6|GoPro Hero 12|DJI Mini 4|Fitbit Charge 6|Garmin Fenix|Tesla Model 3|Toyota Corolla|Ford Focus|"
        + "Windows 11|WhatsApp|Facebook|Instagram|Zoom|Uber|Nespresso Vertuo|Philips Hue|Nest Thermostat|Lego Star Wars|Nike Air Max|Adidas Samba|Ikea Billy|Zara Dress|Stanley Cup|Levis 501|Ray-Ban Wayfarer|Harley Davidson|Mercedes C-Class|Hunter Boots|Dr. Martens|Ben & Jerry's|Marks & Spencer|Jack Daniels|Peloton|Kitchen Aid|Thermomix|Vitamix|Weber Grill|Marshall Speaker|Logitech MX Master|Le Creuset|Nutri Bullet|Oral-B|Gillette Fusion|Calvin Klein Jeans|Tommy Hilfiger Shirt|Michael Kors Watch|Hugo Boss Suit|Ralph Lauren Polo|USB-C Cable|SIM Card|Travel Pass").Split('|');

    private static readonly string[] Plans =
        "Premium|Basic|Gold|Silver|Platinum|Business Pro|Family|Unlimited Plus|Starter|Essential|Prime|Student|Family Unlimited|Max 5G|Flex|Enterprise|Standard|Lite".Split('|');

    private static readonly string[] Days = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".Split(' ');

    private static readonly string[] Months = "January February March April May June July August September October November December".Split(' ');

    /// <summary>A value for a slot and its type; null is no type.</summary>
    public (string Text, string? Type) Fill(string slot) => slot switch
    {
        "name" => (Name(), Sensitive.Name),
        "given" => (Given(), Sensitive.Name),
        "surname" => (Surname(), Sensitive.Name),
        "hon" => (Pick("Mr.", "Mr", "Mrs.", "Mrs", "Ms.", "Ms", "Miss", "Dr.", "Dr", "Prof.", "Sir"), Sensitive.Title),
        "job" => (Job(), Sensitive.Title),
        "nat" => (Known(WordClasses.Nationality), Sensitive.Nationality),
        "city" => (City(), Sensitive.Place),
        "country" => (Known(WordClasses.Country), Sensitive.Place),
        "street" => (Street(), Sensitive.Address),
        "unit" => (Unit(), Sensitive.Address),
        "zip" => (Zip(), Sensitive.Address),
        "address" => (Address(), Sensitive.Address),
        "org" => (Company(), Sensitive.Organization),
        "product" => (Product(), null),
        "plan" => (Pick(Plans), null),
        "price" => (Pick("$", "€", "£") + random.Next(1, 1500) + Pick("", "", ".99", ".50"), null),
        "day" => (Pick(Days), null),
        "month" => (Pick(Months), null),
        "year" => ($"{random.Next(1960, 2027)}", null),
        "num" => ($"{random.Next(1, 100)}", null),
        "digits" => ($"{random.Next(100, Chance(0.7) ? 9_999 : 99_999)}", null),
        "time" => (Pick($"{random.Next(1, 12)}:{random.Next(10, 60)}", $"{random.Next(1, 12)} pm", $"{random.Next(1, 12)}am"), null),
        "date" => (Date(), null),
        "phone" => (Phone(), null),
        "order" => (Pick("#", "", "ORD-", "INV-") + random.Next(10_000, 9_999_999), null),
        "email" => ($"{Given().ToLowerInvariant()}{random.Next(1, 99)}@{Pick("mail", "post", "example", "inbox")}.{Pick("com", "org", "co.uk", "de")}", null),
        _ => throw new ArgumentOutOfRangeException(nameof(slot), slot, "Not a slot of the templates."),
    };

    public string Name()
    {
        var middle = Chance(0.15) ? $" {(char)('A' + random.Next(26))}{Pick(".", "")}" : Chance(0.05) ? " " + Given() : "";
        var second = Chance(0.05) ? "-" + Surname() : "";
        return $"{Given()}{middle} {Surname()}{second}";
    }

    private string Given() => Chance(0.7) ? Known(WordClasses.GivenName) : Pick(Stems) + (Chance(0.4) ? Pick(Middles) : "") + Pick(GivenEnds);

    private string Surname() => Chance(0.6) ? Known(WordClasses.Surname) : Pick(Stems) + (Chance(0.5) ? Pick(Middles) : "") + Pick(SurnameEnds);

    private string City()
    {
        var name = Chance(0.4) ? Known(WordClasses.City) : Town();
        return Chance(0.15) ? name.ToUpperInvariant() : name;
    }

    private string Town()
    {
        var name = Pick(Stems) + (Chance(0.4) ? Pick(Middles) : "") + Pick(TownEnds);
        return Chance(0.12) ? $"{Pick("Port", "Saint", "New", "North", "Bad", "Villa", "São", "Nový", "Upper", "Store", "Lake", "San")} {name}"
            : Chance(0.06) ? $"{name} {Pick("an der", "del", "nad", "de la", "on", "am", "sur")} {Pick(Stems)}{Pick(TownEnds)}"
            : name;
    }

    private string Job()
    {
        var head = Known(WordClasses.Job);
        var name = Chance(0.5) ? head
            : $"{Pick("senior", "software", "sales", "account", "school", "bus", "property", "laboratory", "network", "marketing", "human resources", "dental", "medical", "customer service", "legal", "social", "civil", "pipe", "research", "production", "financial", "technical", "child care", "retail", "farm", "crane", "tax", "security")} {head}";
        return Chance(0.5) ? char.ToUpperInvariant(name[0]) + name[1..] : name;
    }

    private string Street()
    {
        var number = random.Next(1, Chance(0.3) ? 9999 : 300);
        var stem = Chance(0.5) ? Surname() : Chance(0.5) ? Given() : Town();
        var line = random.Next(4) switch
        {
            0 => $"{number} {stem} {Pick(StreetLast)}",
            1 => $"{stem.ToLowerInvariant()}{Pick(StreetEnds)} {number}",
            2 => $"{Pick(StreetFirst)} {stem}{(Chance(0.3) ? " " + Surname() : "")} {number}",
            _ => $"{number} {Pick("High", "Station", "Church", "Mill", "Park", "Queen", "King", "Main", "Elm", "Oak", "Maple", "Victoria", "Green", "Bridge", "School", "North", "Cedar", "Fourth", "First", "2nd")} {Pick(StreetLast)}",
        };
        return char.ToUpperInvariant(line[0]) + line[1..];
    }

    private string Unit() => $"{Pick("Apt.", "Apt", "Suite", "Unit", "Flat", "Floor", "Apartment", "Room", "Ste.")} {random.Next(1, 999)}{Pick("", "", "", "B")}";

    private string Zip() => random.Next(5) switch
    {
        0 => $"{random.Next(10_000, 99_999)}",
        1 => $"{random.Next(1_000, 9_999)}",
        2 => $"{(char)('A' + random.Next(26))}{Pick("", "E", "S", "L")}{random.Next(1, 30)} {random.Next(1, 9)}{(char)('A' + random.Next(26))}{(char)('A' + random.Next(26))}",
        3 => $"{random.Next(100, 999)} {random.Next(10, 99)}",
        _ => $"{random.Next(1000, 9999)} {(char)('A' + random.Next(26))}{(char)('A' + random.Next(26))}",
    };

    private string Address()
    {
        var separator = Pick(", ", ", ", " ", "\n", "\n ");
        var lead = Chance(0.3) ? random.Next(10, 99_999) + " " : "";
        if (Chance(0.08))
        {
            return Pick($"PO Box {random.Next(1, 9999)}", $"P.O. Box {random.Next(1, 9999)}", $"PSC {random.Next(100, 9999)}, Box {random.Next(100, 9999)}")
                + separator + City() + " " + Zip();
        }

        return lead + Street() + (Chance(0.4) ? Pick(" ", separator) + Unit() : "") + (Chance(0.8) ? separator + City() : "")
            + (Chance(0.15) ? ", " + (char)('A' + random.Next(26)) + (char)('A' + random.Next(26)) : "")
            + (Chance(0.4) ? separator + Known(WordClasses.Country) : "") + (Chance(0.5) ? " " + Zip() : "");
    }

    private string Company() => random.Next(7) switch
    {
        0 => $"{Surname()} {Pick(CompanyEnds)}",
        1 => $"{Surname()}-{Surname()}",
        2 => $"{Surname()}, {Surname()} and {Surname()}",
        3 => Pick(CompanyWords) + Pick(CompanyWords).ToLowerInvariant(),
        4 => $"{Pick(CompanyWords)} {Pick(CompanyWords)} {Pick(CompanyEnds)}",
        5 => Pick(Stems) + Pick(Middles) + Pick("ia", "ix", "on", "ly", "io", "ex", "us", "tech", "soft", "data", "net"),
        _ => $"{Pick(CompanyWords)}{Pick(" ", "")}{Pick(Stems)}{Pick(Middles)} {Pick(CompanyEnds)}",
    };

    private string Product() => Chance(0.8) ? Pick(NotProducts) : $"{Pick(NotProducts).Split(' ')[0]} {(char)('A' + random.Next(26))}{random.Next(1, 900)}";

    private string Date() => Pick(
        $"{random.Next(1, 13)}/{random.Next(1, 29)}/{random.Next(1940, 2026)}",
        $"{random.Next(1940, 2026)}-{random.Next(1, 13):00}-{random.Next(1, 29):00}",
        $"{random.Next(1, 29)} {Pick(Months)} {random.Next(1940, 2026)}",
        $"{Pick(Months)} {random.Next(1, 29)}, {random.Next(1940, 2026)}",
        $"{random.Next(1, 29)}.{random.Next(1, 13)}.{random.Next(1940, 2026)}");

    private string Phone() => Pick(
        $"{random.Next(200, 999)}-{random.Next(200, 999)}-{random.Next(1000, 9999)}",
        $"+44 7{random.Next(100, 999)} {random.Next(100_000, 999_999)}",
        $"0{random.Next(10, 99)} {random.Next(100, 999)} {random.Next(10, 99)} {random.Next(10, 99)}",
        $"({random.Next(200, 999)}) {random.Next(200, 999)}-{random.Next(1000, 9999)}x{random.Next(10, 9999)}");

    private string Known(WordClasses kind)
    {
        var entries = Gazetteer.Entries[kind];
        return entries[random.Next(entries.Count)];
    }

    private string Pick(params string[] choices) => choices[random.Next(choices.Length)];

    private bool Chance(double probability) => random.NextDouble() < probability;
}
