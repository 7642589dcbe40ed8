// What the usual headers of lists mean, in the larger languages: the data
// behind columns.cpp. Constants.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "lint/read/reader.h"

namespace listlint::headers {

// Among headers of one field the lowest rank wins.
inline constexpr uint8_t kFirst = 0;
// Names: "sister city" and "name" surely are the entry; "city" is only where
// there is nothing surer, and beside a "sister city" it is the host.
inline constexpr uint8_t kPartner = 0;
inline constexpr uint8_t kName = 1;
inline constexpr uint8_t kPlace = 2;
// A code stands beside the name of the country.
inline constexpr uint8_t kCode = 1;
inline constexpr uint8_t kRemark = 1;
inline constexpr uint8_t kStatus = 2;
// Addresses: "website" may be a site beside an "url", "source" a title.
inline constexpr uint8_t kWebsite = 1;
inline constexpr uint8_t kSource = 2;
// Of the source, where the list tells of sources at all.
inline constexpr uint8_t kAnyDate = 1;

struct Meaning {
  Field field = Field::name;
  uint8_t rank = kFirst;
};

struct Group {
  Meaning meaning;
  std::string_view words;  // as unicode::fold makes them, parted by ';'
};

inline constexpr auto kGroups = std::to_array<Group>({
    {{Field::name, kPartner},
     "twin;twins;twin city;twin town;twin cities;twin towns;twinned with;"
     "twinned town;twinned city;sister;sister city;sister cities;"
     "sister town;sister community;sister municipality;sister state;"
     "sister province;sister prefecture;sister lake;sister port;"
     "sister school;partner;partners;partner city;partner cities;"
     "partner town;partner municipality;partner community;partner state;"
     "partnership;friendship city;friendship cities;friendly city;"
     "friend city;foreign city;foreign town;foreign partner;"
     "foreign municipality;town twinned;city b;city 2;city2;"
     "international partner;overseas city;overseas partner;linked town;"
     "linked city;link town;partnerstadt;partnerstadte;partnergemeinde;"
     "partnerort;partnerkommune;stadtepartner;partnergemeinden;jumelage;"
     "jumelee avec;jumele avec;ville jumelee;villes jumelees;ville jumelle;"
     "ville partenaire;commune jumelee;partenaire;ciudad hermana;"
     "ciudad hermanada;ciudades hermanas;ciudades hermanadas;hermanamiento;"
     "hermanada con;hermanada;ciudad asociada;ciutat agermanada;cidade irma;"
     "cidade geminada;cidades irmas;cidades geminadas;geminacao;"
     "geminada com;citta gemellata;citta gemellate;gemellaggio;"
     "gemellata con;gemellata;comune gemellato;citta partner;partnerstad;"
     "zusterstad;stedenband;zustergemeente;partnergemeente;"
     "miasto partnerskie;miasta partnerskie;miasto siostrzane;"
     "partner zagraniczny;gmina partnerska;vanort;vanorter;vanby;"
     "vennskapsby;venskabsby;ystavyyskaupunki;partnerske mesto;partnervaros;"
     "testvervaros;testvertelepules;oras infratit;orase infratite;"
     "kardes sehir;город побратим;города побратимы;побратим;"
     "побратимы;партнер;місто побратим;побратимен град;"
     "град побратим;友好城市;姐妹城市;姊妹城市;结好城市;友城;外方城市;"
     "缔结城市;締結城市;友好都市;姉妹都市;姉妹都市名;友好都市名;提携都市;"
     "提携先;相手都市;相手先;姉妹提携先;자매도시;자매결연도시;우호도시;"
     "مدينة شقيقة"},
    {{Field::name, kName},
     "name;names;full name;official name;english name;name in english;entry;"
     "tool;project;library;framework;package;software;app;application;"
     "product;repository;repo;resource;lake;lake name;river;mountain;island;"
     "bridge;museum;airport;castle;park;dam;volcano;glacier;waterfall;"
     "university;school;company;organisation;organization;person;book;film;"
     "song;album;species;bezeichnung;fluss;berg;insel;werkzeug;nom;lac;"
     "riviere;ile;outil;nombre;lago;rio;isla;herramienta;nome;fiume;isola;"
     "strumento;naam;meer;rivier;nazwa;jezioro;rzeka;namn;navn;sjo;nimi;"
     "jarvi;nazev;nazov;jezero;nev;nume;denumire;isim;naziv;ime;название;"
     "имя;наименование;озеро;река;назва;име;名称;名稱;名字;名前;姓名;名;湖;"
     "湖名;河流;项目;項目名;工具;이름;명칭;이름名;اسم;الاسم"},
    {{Field::name, kPlace},
     "city;cities;town;towns;city town;town city;city name;town name;place;"
     "place name;municipality;settlement;locality;location;village;"
     "community;item;topic;commune;urban area;metropolis;stadt;stadte;ort;"
     "ortschaft;gemeinde;kommune;dorf;stadt gemeinde;ortsname;ville;villes;"
     "localite;lieu;ciudad;ciudades;localidad;municipio;lugar;pueblo;cidade;"
     "cidades;localidade;freguesia;vila;citta;comune;localita;luogo;stad;"
     "gemeente;plaats;dorp;miasto;gmina;miejscowosc;miasta;tatort;kaupunki;"
     "kunta;paikkakunta;mesto;obec;varos;telepules;oras;localitate;sehir;"
     "ilce;grad;opcina;opstina;ciutat;municipi;город;города;"
     "населенный пункт;место;местность;місто;населений пункт;град;"
     "населено място;城市;城市名;都市;都市名;市;市町村;市区町村;自治体;"
     "自治体名;市名;地名;地点;地點;市镇;市縣;市县;도시;도시명;시;مدينة;"
     "المدينة;עיר"},
    {{Field::section, kFirst},
     "section;group;category;subcategory;host;host city;host town;"
     "host municipality;local city;local town;local municipality;"
     "local authority;our city;our town;home city;home town;domestic city;"
     "city a;city 1;city1;heading;chinese city;japanese city;local partner;"
     "own city;gruppe;kategorie;abschnitt;eigene stadt;groupe;categorie;"
     "rubrique;grupo;categoria;seccion;secao;gruppo;sezione;groep;grupa;"
     "kategoria;sekcja;rubriek;kategori;ryhma;skupina;csoport;группа;"
     "категория;раздел;категорія;група;розділ;类别;類別;分类;分類;分组;分組;"
     "组;カテゴリ;カテゴリー;グループ;区分;国内城市;中方城市;我方城市;"
     "中国城市;国内都市;日本側;日本の都市;日本側自治体;분류;그룹;국내도시"},
    {{Field::country, kFirst},
     "country;countries;nation;nations;land;country name;name of country;"
     "nationality;country or territory;country territory;country region;"
     "sovereign state;state country;lander;staat;staaten;pays;pais;paises;"
     "paese;nazione;stato estero;paesi;landen;kraj;panstwo;kraje;maa;valtio;"
     "zeme;stat;krajina;orszag;tara;ulke;zemlja;drzava;drzava zemlja;страна;"
     "страны;государство;країна;держава;страна държава;държава;国家;國家;国;"
     "国名;国别;國別;国家地区;国家和地区;所属国家;国家或地区;国籍;나라;국가;"
     "국가명;دولة;البلد;الدولة;بلد;מדינה;ประเทศ;quoc gia;negara;stato"},
    {{Field::country, kCode},
     "country code;iso;iso code;iso2;iso3;iso 3166;iso 3166 1;iso a2;iso a3;"
     "alpha 2;alpha 3;alpha2;alpha3;cc;landercode;landerkurzel;code pays;"
     "codigo pais;codigo de pais;codice paese;landcode;landskod;kod kraju;"
     "код страны;国家代码;国コード"},
    {{Field::qualifier, kFirst},
     "state;region;province;prefecture;county;district;department;"
     "departement;territory;constituent;constituent country;subdivision;"
     "administrative division;division;oblast;canton;governorate;"
     "voivodeship;qualifier;state province;state region;province state;"
     "region state;bundesland;bundesstaat;kanton;landkreis;provinz;"
     "regierungsbezirk;provincia;departamento;estado;comunidad autonoma;"
     "distrito;concelho;estado provincia;regione;distretto;provincie;gewest;"
     "deelstaat;wojewodztwo;powiat;landskap;fylke;maakunta;kraj region;"
     "okres;megye;judet;zupanija;regiao;область;регион;провинция;район;штат;"
     "край;регіон;провінція;окръг;省;州;省份;州省;地区;地區;都道府県;"
     "都道府縣;県;府県;道府県;省州;州県;省市;지역;주;도;المنطقة"},
    {{Field::note, kFirst},
     "year;since;from year;year established;established;year of agreement;"
     "date of agreement;agreement date;date signed;signed;signing date;"
     "date established;year signed;start year;start;started;twinned since;"
     "year twinned;date twinned;since year;formed;twinning date;jahr;seit;"
     "jahr der unterzeichnung;grundungsjahr;partnerschaft seit;beginn;"
     "datum seit;annee;depuis;date de signature;depuis le;ano;desde;"
     "ano de hermanamiento;fecha de hermanamiento;fecha de firma;"
     "data de geminacao;desde o ano;anno;dal;anno del gemellaggio;"
     "data del gemellaggio;jaar;sinds;rok;od;od roku;data podpisania;sedan;"
     "vuosi;alkaen;rok podpisu;yil;godina;год;с года;дата подписания;рік;"
     "дата підписання;година;结好时间;结好日期;締結日;締結年月日;提携年月日;"
     "提携年;提携日;缔结时间;締結時間;缔结日期;建立时间;年份;年;年月日;"
     "签署日期;체결일;결연일;결연일자;연도;년"},
    {{Field::note, kRemark},
     "note;notes;comment;comments;remark;remarks;description;details;detail;"
     "info;information;summary;about;what it does;purpose;anmerkung;"
     "anmerkungen;bemerkung;bemerkungen;hinweis;hinweise;beschreibung;notiz;"
     "kommentar;remarque;remarques;commentaire;commentaires;notas;nota;"
     "comentario;comentarios;observaciones;descripcion;observacoes;"
     "observacao;descricao;commento;commenti;descrizione;osservazioni;"
     "opmerking;opmerkingen;beschrijving;omschrijving;uwagi;uwaga;opis;"
     "anmarkning;anmarkningar;kommentarer;beskrivning;beskrivelse;merknad;"
     "huomautus;huomautuksia;kuvaus;poznamka;poznamky;popis;megjegyzes;"
     "leiras;observatii;descriere;aciklama;napomena;примечание;примечания;"
     "описание;комментарий;комментарии;примітка;примітки;опис;забележка;"
     "备注;備註;说明;說明;描述;简介;注;備考;説明;概要;비고;설명;ملاحظات"},
    {{Field::note, kStatus},
     "status;state of agreement;zustand;statut;estado del acuerdo;situacao;"
     "статус;状态;狀態;状況;상태"},
    {{Field::url, kFirst},
     "url;urls;link;links;uri;href;web address;source url;source link;"
     "url of source;reference url;ref url;citation url;address of source;"
     "web link;weblink;permalink;enlace;enlaces;lien;liens;adresse web;"
     "collegamento;odkaz;lank;lenke;linkki;hivatkozas;ссылка;ссылки;"
     "посилання;адрес сайта;网址;網址;链接;連結;リンク;링크;رابط;adres www;"
     "adres url;quell url"},
    {{Field::url, kWebsite},
     "website;web site;homepage;home page;web page;webpage;web;"
     "official website;official site;webseite;internetseite;site web;"
     "site internet;sitio web;pagina web;sito web;sito internet;"
     "strona internetowa;strona www;webbplats;hjemmeside;kotisivu;"
     "verkkosivu;weboldal;вебсайт;веб сайт;网站;網站;官网;"
     "ウェブサイト;ホームページ;홈페이지;웹사이트"},
    {{Field::url, kSource},
     "source;sources;ref;refs;reference;references;cite;citation;citations;"
     "cited source;quelle;quellen;beleg;belege;einzelnachweis;nachweis;"
     "fuente;fuentes;referencia;referencias;fonte;fontes;fonti;riferimento;"
     "bron;bronnen;zrodlo;zrodla;kalla;kallor;kilde;kilder;lahde;lahteet;"
     "zdroj;zdroje;forras;sursa;kaynak;izvor;источник;источники;джерело;"
     "джерела;источник данных;来源;來源;出处;出處;参考;參考;資料來源;出典;"
     "情報源;出所;출처;المصدر"},
    {{Field::title, kFirst},
     "title;page title;source title;title of source;article;article title;"
     "headline;reference title;titel;titre;titulo;titolo;tytul;otsikko;"
     "titul;titlu;baslik;naslov;заголовок;заглавие;заголовок статьи;标题;"
     "標題;题名;題名;タイトル;表題;제목"},
    {{Field::site, kFirst},
     "site;site name;website name;name of website;domain;host name;hostname;"
     "newspaper;magazine;journal;periodical;zeitung;zeitschrift;periodico;"
     "giornale;krant;gazeta;сайт;газета;网站名称;サイト;サイト名;사이트"},
    {{Field::publisher, kFirst},
     "publisher;published by;source publisher;herausgeber;verlag;editeur;"
     "editorial;editora;editore;uitgever;wydawca;utgivare;julkaisija;"
     "vydavatel;kiado;editura;yayinci;издатель;издательство;видавець;出版者;"
     "发布者;發布者;出版社;発行者;발행처;출판사"},
    {{Field::language, kFirst},
     "language;lang;language of source;source language;source lang;sprache;"
     "langue;idioma;lingua;taal;jezyk;sprak;sprog;kieli;jazyk;nyelv;limba;"
     "dil;jezik;язык;мова;език;语言;語言;言語;언어"},
    {{Field::date, kFirst},
     "published;publication date;date published;source date;date of source;"
     "date of publication;published on;publish date;pub date;veroffentlicht;"
     "veroffentlichungsdatum;erscheinungsdatum;date de publication;"
     "publie le;fecha de publicacion;publicado;data de publicacao;"
     "data di pubblicazione;publicatiedatum;data publikacji;publicerad;"
     "дата публикации;дата публікації;发布日期;發布日期;出版日期;公開日;"
     "発行日;게시일"},
    {{Field::date, kAnyDate},
     "date;datum;fecha;data;dato;paivamaara;tarih;日期;日付;날짜;дата"},
    {{Field::access_date, kFirst},
     "accessed;access date;accessed on;date accessed;retrieved;retrieved on;"
     "retrieval date;date retrieved;last accessed;date of access;checked;"
     "last checked;abgerufen;abgerufen am;abrufdatum;zugriff;consulte le;"
     "date de consultation;consulta;fecha de acceso;fecha de consulta;"
     "consultado;acesso em;data de acesso;acesso;data di accesso;consultato;"
     "geraadpleegd;geraadpleegd op;dostep;data dostepu;hamtad;hentet;"
     "viitattu;citovano;hozzaferes;accesat;дата обращения;дата доступа;"
     "дата звернення;访问日期;查阅日期;存取日期;檢索日期;閲覧日;アクセス日;"
     "접속일"},
    {{Field::archive_url, kFirst},
     "archive;archive url;archived;archive link;archived url;archiveurl;"
     "wayback;wayback url;web archive;archiv;archivlink;lien archive;"
     "url archive;archivo url;archivio;url archivio;archief;archiwum;архив;"
     "архивная копия;архів;存档;存檔;存档链接;アーカイブ;보존"},
});

}  // namespace listlint::headers
